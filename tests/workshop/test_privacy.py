"""A column about persons is known by its heading, however somebody writes it."""

import pytest

from bahali.workshop.privacy import is_personal_heading
from bahali.workshop.tables import TABLE_KINDS

ABOUT_PERSONS = """cnic|CNIC No|CNIC_Number|cnicNumber|C.N.I.C.|NIC|N I C|id card no
Identity Card Number|idCardNo|IDENTITYCARD|National ID|nationalId|passport
Passport No.|Phone|phone-number|PhoneNumber|phonenumber|PHONE_NO|Phone no.|Cell #
Cell No|Contact|contact_number|ContactNo|Contact person|Focal Person
focal_person_name|Mobile|Mobile No|mobileNo|Mob.|Tel|Tel.|telephone|Telephon|Fax
WhatsApp|Whats App No|E-Mail|email|e_mail|E mail address|EmailAddress|eMail|emailid
Full name|fullName|FULLNAME|First Name|firstname|Last_Name|surname|Father name
Father's Name|fatherName|FatherName|Mother's name|Husband Name|spouse_name
Guardian Name|Name|name|NAMES|Name of victim|victim_name|Victim's Name
Name of participant|Participant Name|respondent name|Name (in Urdu)|Patient
patient_id|Name of the injured|date of birth|DateOfBirth|dob|D.O.B.|Birth date
birthdate|Birthday|Place of birth|Age|age_years|Age (years)|sex|Sex (M/F)|gender
Address|Home address|home_address|Postal Address|Adress|Residence|Street|House No
houseNo|Mohalla|GPS|gps_lat|_gps_longitude|Latitude|lat|LON|geo+lat|#geo+lat|#geo+lon
coordinates|geopoint|Diagnosis|diagnosis_icd10|ICD-10|Symptoms|Medication|FIR No.
FIR_number|Religion|Sect|Caste|Marital status|maritalStatus|Blood group|Signature
Photo|IBAN|Bank Account No|account_no|Vehicle No|username|deviceid|device_id
subscriberid|_submitted_by|IMEI|Twitter|Facebook ID|#contact+name|#contact+phone|naam
Shanakhti Card|نام|پورا نام|والد کا نام|متاثرہ شخص کا نام|فون|فون نمبر|موبائل نمبر
شناختی کارڈ|شناختی کارڈ نمبر|قومی شناختی کارڈ|پتہ|گھر کا پتہ|ای میل|تاریخ پیدائش|عمر
جنس|تشخیص|مریض|ولدیت|رابطہ نمبر|دستخط|ﻧﺎم|Ｐｈｏｎｅ|Phone\u200bNo"""
OTHERS = """statement|language|message|service_name|stage|Service name|Name of institution
institutionName|organisation name|Organization Name|org_name|Project name
Activity Name|site_name|Facility name|District Name|adm2_name|#adm2+name|#org+name
Province|District|Tehsil|mobile teams|Mobile clinic|Number of sessions|sessions
severity|percentage|coverage|page|usage|package|manager_approval|stakeholder|phase
phases|reached|beneficiaries|total|target groups|activity|date|start|end|notes
ادارے کا نام|محکمہ کا نام|ضلع کا نام|صوبہ|ضلع|تاریخ|خدمت|Act name|Short name|latest
longest|platform|contactless|essex|sexes_total"""


@pytest.mark.parametrize("heading", ABOUT_PERSONS.replace("\n", "|").split("|"))
def test_a_heading_about_persons_is_known_however_it_is_written(heading: str) -> None:
    assert is_personal_heading(heading)


@pytest.mark.parametrize("heading", ["", *OTHERS.replace("\n", "|").split("|")])
def test_another_heading_is_not(heading: str) -> None:
    assert not is_personal_heading(heading)


def test_of_our_own_columns_only_the_name_of_an_institution_is_written_like_that_of_a_person() -> None:
    columns = {column for kind in TABLE_KINDS.values() for column in kind.row.model_fields}
    assert {column for column in columns if is_personal_heading(column)} == {"name"}
