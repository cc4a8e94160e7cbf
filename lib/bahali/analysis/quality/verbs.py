"""Verbs with which the title of an action can start.

Most name something that somebody can be seen to have done. Those in ``WEAK`` are verbs too, but name a wish;
the check of vague phrases asks for the act behind each of them.
"""

from bahali.analysis.quality.english import inflect, spellings

# Base forms in British spelling; "-ise" is understood with "-ize" as well.
_ACT_WORDS = """
abolish accept accredit acquire activate adapt add adjust admit adopt advertise advise affiliate agree aim
align allocate allot allow amend analyse annex announce answer apply appoint apportion approve arrange ask
assemble assess assign assist attach attend audit authorise award ban bar base begin bind block book brief
bring broadcast budget build buy calculate call cancel cap carry cascade categorise centralise certify
chair change charge charter check choose circulate cite clarify clear close co-ordinate coach codify
collate collect combine commission commit communicate compensate compile complete compute conclude conduct
confirm connect consolidate constitute construct consult contact contract contribute convene convert
coordinate copy correct count cover create credit cut deal debrief decentralise decide declare dedicate
define delegate delete deliver demand demonstrate deploy depute describe design designate detail detect
develop devise devolve digitise direct disburse disclose discontinue display disseminate distribute divide
document donate draft draw drop earmark educate elaborate elect eliminate embed employ empower enable
enact enclose end endorse endow enforce engage enlist enrol enroll enter equip erect establish estimate
evaluate examine exchange exclude execute exempt expand expedite explain extend fast-track field file fill
finalise finance find fit fix follow forbid form formalise formulate forward found freeze fulfil fulfill
fund furnish gather gazette give grant group guarantee guide halt hand handle harmonise have head hear
help hire hold host house identify implement impose include incorporate increase index inform inscribe
insert inspect install institute institutionalise instruct insure integrate interlink interview introduce
invest investigate invite involve issue join keep label launch lay lead learn lease legislate lend let
levy licence license lift limit link list listen locate lodge log lower maintain make manage mandate map
mark match measure mediate meet mentor merge mobilise model modify monitor mount move name negotiate
nominate notify number observe obtain offer open operate operationalise order organise orient orientate
outline outsource oversee partner pass pay permit phase pilot place plan pool post practice practise
prepare prescribe present preserve prevent print prioritise process procure produce prohibit project
promulgate propose protect prove provide publicise publish purchase put qualify raise rate ratify
re-allocate reach read reallocate rebuild recall receive recognise recommend reconstitute record recover
recruit rectify redesign redirect redraft reduce refer reform refurbish refuse regionalise register
regularise regulate rehabilitate reimburse reinstate release relocate remind remove rename renew renovate
reopen reorganise repair repeal replace replicate report represent require rescind research reserve
restore restrict restructure retain retrain return review revise revive reward roll rotate rule run
safeguard scale schedule screen seal search seat second secure see seek select send separate serve set
settle share shift shorten show sign simplify site sort specify spend split sponsor staff stagger
standardise start station stop store strike structure study subject submit subsidise substitute supervise
supplement supply support survey suspend sustain switch synchronise table take teach tell terminate test
tie track train transfer translate transport treat trial try turn tutor undertake underwrite unify update
upgrade use utilise vaccinate validate verify vest vet visit waive warn widen withdraw work write
"""
_WEAK_WORDS = """
accelerate address advance advocate boost consider encourage enhance ensure exploit explore facilitate
foster further improve leverage mainstream maximise minimise nurture optimise promote reinforce revitalise
sensitise stimulate streamline strengthen strive
"""
# Verbs that are nouns as well: before "of" or "for" they head a noun, as in "Review of the law".
_NOUN_WORDS = """
aim audit award ban book budget call cap change charge charter check commission contract copy count cover
credit demand design display document draft end estimate exchange fund grant group guarantee guide help
increase index issue label lease levy limit link list map mark match measure model number offer order
partner pilot place plan pool post practice process project purchase rate record reform release repair
repeal report research reserve return review reward rule search second share shift staff start store
structure study supply support survey switch table test track transfer transport trial use visit work
"""

WEAK = frozenset(_WEAK_WORDS.split())
NOUNS_TOO = frozenset(_NOUN_WORDS.split())
VERBS = frozenset(form for verb in (*_ACT_WORDS.split(), *WEAK) for form in spellings(verb))

_BASE_OF = {
    form: base
    for base in sorted(VERBS)
    for form in inflect(base)
    if form.endswith(("ing", "ment")) and form != base
}


def find_base(word: str) -> str | None:
    """Give the verb of which a word is the form in -ing, or the noun in -ment; None where there is none.

    Examples
    --------
    >>> [find_base(word) for word in ("training", "establishment", "morning")]
    ['train', 'establish', None]
    """
    base = word.removesuffix("ment")
    return base if word != base and base in VERBS else _BASE_OF.get(word)
