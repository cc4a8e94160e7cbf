"""What may not come in about a person; what may not go out stands in ``bahali.workshop.disclosure``."""

import re

from bahali.vocabulary.personal.folding import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SURE_WORDS = _words(
    """
    surname forename nickname username fullname fname lname cnic nic nicop snic pnic passport iqama phone
    phones telephone telefone telephon tel mob cell cellphone mobile mobiles fax whatsapp viber msisdn email
    emails mail emailid address addresses adress addr residence domicile street mohalla dob birthday
    birthdate birthplace age aged gender sex religion sect caste tribe ethnicity diagnosis diagnoses
    diagnosed icd icd10 icd11 symptom symptoms medication medicine prescription gps lat lon lng latitude
    longitude coordinate coordinates geopoint geotrace geoshape geolocation pluscode what3words patient
    patients mrn fir signature thumbprint fingerprint biometric photo photograph selfie cv contact contacts
    contactperson twitter facebook instagram telegram tiktok snapchat skype linkedin iban imei imsi deviceid
    subscriberid simserial phonenumber naam waldiyat walid shanakhti pata umar فون ٹیلیفون ٹیلی موبائل واٹس
    ایمیل پتہ پتا ایڈریس عمر جنس صنف تشخیص مریض مرض بیماری پاسپورٹ شناختی دستخط ولدیت ولد زوجیت رابطہ سکونت
    رہائش مذہب ذات فرقہ تصویر پیدائش هاتف العنوان الاسم نوم نالو
    """
)
"""Words of a heading, each of which alone says that the column is about persons."""

_JOINED = _words(
    """
    firstname lastname middlename givenname familyname fathername mothername fathersname husbandname
    spousename guardianname fullname personname dateofbirth yearofbirth placeofbirth birthdate idcard
    identitycard idnumber idno nationalid phoneno mobileno cellno contactno whatsappno emailaddress
    homeaddress postaladdress housenumber houseno bankaccount accountno accounttitle maritalstatus
    bloodgroup medicalhistory vehicleno numberplate plateno focalperson submittedby ipaddress casefileno
    casenumber
    """
)
"""Two words together, however they are split or joined."""

_NAME_WORDS = frozenset(["name", "names", "nam", "نام", "ناموں"])
_NOT_PEOPLE = _words(
    """
    organisation organization org institution institute agency department dept ministry division office
    partner donor funder project programme program activity service site location facility hospital clinic
    school college university district province tehsil taluka union council city town village ward place
    area region country adm admin adm0 adm1 adm2 adm3 adm4 file sheet table form indicator action gap
    instrument act law policy rule course training cadre group code list workshop sector cluster domain
    source document publication event variable column field short official display jurisdiction budget fund
    scheme risk criterion requirement ادارہ ادارے ادارہ محکمہ محکمے ہسپتال ضلع ضلعے صوبہ صوبے منصوبہ منصوبے
    سروس خدمت پروگرام شہر مقام تحصیل وزارت دفتر
    """
)
_TEAMS = _words(
    """
    team teams clinic clinics unit units outreach van vans service services app money
    """
)


def is_personal_heading(heading: str) -> bool:
    """Tell whether a column of this name would hold data about a person.

    It may be written in any way: with blanks, hyphens or underscores, joined, with capitals inside, in Urdu.

    Examples
    --------
    >>> is_personal_heading("Phone no."), is_personal_heading("fatherName"), is_personal_heading("فون")
    (True, True, True)
    >>> is_personal_heading("Name"), is_personal_heading("Name of institution")
    (True, False)
    """
    words = _split(heading)
    joined = "".join(words)
    if any(pair in joined for pair in _JOINED) or joined in _SURE_WORDS:
        return True
    sure = _SURE_WORDS.intersection(words)
    if sure and not (sure <= {"mobile", "mobiles"} and _TEAMS.intersection(words)):
        return True
    return not _NAME_WORDS.isdisjoint(words) and _NOT_PEOPLE.isdisjoint(words)


def _split(heading: str) -> list[str]:
    """Split a heading into its words: at blanks and signs, and before a capital within a word."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", fold(heading))
    return re.findall(r"[^\W_]+", apart.casefold())
