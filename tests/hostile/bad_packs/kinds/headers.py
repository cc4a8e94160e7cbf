"""workshop.yaml that grows, calls, repeats or says what no workshop says."""

from bad_packs.case import Case, Content, with_header, with_keys, with_lines

YAML = "workshop.yaml"


def bad(name: str, content: Content, *told: str) -> Case:
    return Case(name, with_header(content), (YAML, *told))


def more(name: str, lines: str, *told: str) -> Case:
    return Case(name, with_lines(lines), (YAML, *told))


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
CASES = [
    bad("a billion laughs", BOMB, "line 2", "aliases"),
    bad("an alias of itself", "a: &a [*a]\n", "line 1", "aliases"),
    bad("a merge key", "a: &a {x: 1}\nb: {<<: *a}\n", "line 2", "aliases"),
    bad("a merge key without an alias", "<<: {title: x}\n"),
    bad("a merge key of a list", "<<: [{title: x}, 1]\n"),
    bad("a tag of Python", "a: !!python/object/apply:os.system ['touch pwned']\n", "line 1", "tags"),
    bad("a tag of Python for a module", "a: !!python/module:os\n", "line 1", "tags"),
    bad("a tag of our own", "a: !x y\n", "line 1", "tags"),
    bad("a tag for bytes", "a: !!binary aGk=\n", "line 1", "tags"),
    bad("a tag for a set", "a: !!set {x}\n", "line 1", "tags"),
    bad("a tag directive", "%TAG ! tag:yaml.org,2002:python/\n---\na: !name:os.system x\n", "tags"),
    bad("a directive of another version", "%YAML 3.0\n---\na: 1\n"),
    bad("two documents", "a: 1\n---\nb: 2\n", "line 2"),
    bad("a hundred documents", "---\na: 1\n" * 100),
    bad("a hundred lists in each other", "a: " + "[" * 100 + "]" * 100, "line 1", "20 deep"),
    bad("fifty thousand lists in each other", "a: " + "[" * 50_000, "line 1", "20 deep"),
    bad("a hundred mappings in each other", "a: " + "{a: " * 100 + "1" + "}" * 100, "line 1", "20 deep"),
    bad("mappings that lean ever further", "\n".join(" " * n + "a:" for n in range(300)), "20 deep"),
    bad("lists that lean ever further", "a:\n" + "- " * 30_000 + "1\n", "20 deep"),
    bad("ten megabytes of a word", lambda: "a: " + "x" * 10_000_000, "0.1 MB"),
    bad("a word of fifty thousand signs", "title: " + "x" * 50_000, "line 1", "32767"),
    bad("ten megabytes of keys", lambda: "".join(f"k{n}: 1\n" for n in range(1_000_000)), "0.1 MB"),
    bad("ten thousand keys", "".join(f"k{n}: 1\n" for n in range(10_000)), "there is no such key"),
    bad("a key of fifty thousand signs", f"? {'x' * 50_000}\n: 1\n"),
    bad("forty thousand entries", "organisers: [" + "x," * 45_000 + "]\n"),
    bad("ten thousand comments", "# x\n" * 20_000, "keys and values"),
    bad("a huge number", "a: " + "9" * 5000, "line 1", "30 signs"),
    bad("a huge number of base sixteen", "participants_total: 0x" + "f" * 5000, "line 1", "30 signs"),
    bad("a huge number of base two", "participants_total: 0b" + "1" * 50_000, "line 1", "30 signs"),
    bad("a huge number of base sixty", "participants_total: 1" + ":59" * 5000, "line 1", "30 signs"),
    bad("a huge power", "participants_total: 1.0e+999999999", "line 1", "no number"),
    bad("no number", "participants_total: .nan", "line 1", ".nan"),
    bad("an infinite number", "participants_total: -.inf", "line 1", "no number"),
    bad("a zero byte", b"title: x\0y\n", "U+0000"),
    bad("a zero byte as an escape", 'title: "x\\0y"\n', "line 1", "U+0000"),
    bad("a lone surrogate as an escape", 'title: "x\\ud800y"\n', "line 1", "U+D800"),
    bad("a pair of surrogates as escapes", 'title: "\\ud83d\\ude00"\n', "line 1", "U+D83D"),
    bad("a lone surrogate in a key", '"\\udfff": 1\n', "line 1", "U+DFFF"),
    bad("a sign above all signs", 'title: "\\U00110000"\n'),
    bad("an escape that is none", 'title: "\\q"\n', "line 1"),
    bad("UTF-16", "title: x\n".encode("utf-16")),
    bad("latin-1", "title: é\n".encode("latin-1"), "UTF-8"),
    bad("a control sign", b"title: x\x1b[31my\n", "U+001B"),
    bad("tabs for indents", "a:\n\tb: 1\n", "line 2"),
    bad("a tab after a dash", "organisers:\n-\t-\tx\n"),
    bad("one key twice", "title: x\ntitle: y\n", "line 2", "twice"),
    bad("one key twice, written in two ways", 'title: x\n"title": y\n', "line 2", "twice"),
    bad("one key twice, far inside", "a:\n  b:\n    c: 1\n    c: 2\n", "line 4", "twice"),
    bad("a list for a key", "? [a, b]\n: 1\n", "line 1", "plain text"),
    bad("a mapping for a key", "? {a: 1}\n: 1\n", "line 1", "plain text"),
    bad("a number for a key", "1: x\n2.5: y\ntrue: z\nnull: w\n", "1"),
    bad("a list at the top", "- a\n", "keys and values"),
    bad("a word at the top", "hello\n", "keys and values"),
    bad("nothing", "", "keys and values"),
    bad("a null", "~\n", "keys and values"),
    bad("HTML", "<!DOCTYPE html><title>x</title>\n", "keys and values"),
    bad("JSON with an unclosed brace", '{"title": "x"', "line"),
    bad("a word of Python", "title: ${__import__('os').system('touch pwned')}\n", "workshop_id"),
    bad("a quote never closed", 'title: "x\n', "line"),
    bad("a block never ended", "title: |\n" + "  x\n" * 20_000, "32767"),
    bad("an anchor without an alias", "title: &x y\n", "is blank"),
    more("a key nobody knows", "colour: red", "colour", "no such key"),
    more("a key of a script", '"<script>": 1', "<script>", "no such key"),
    more("a key of a dunder", "__class__: x", "__class__"),
    more("a key of the model", "model_config: {extra: allow}", "model_config"),
    more("a key turned round", '"\\u202eeltit": x', "U+202E"),
    more("a workshop's id again", "workshop_id: x", "twice"),
]
KEYS = {
    "k_threshold": (0, -1, 2, 10**20, "4", 4.5, True, [], {}),
    "start": ("2030-02-31", 20300912, "tomorrow", "٢٠٣٠-٠٩-١٢", ["2030-09-12"]),
    "participants_total": (0, -5, 10**25, 1e300, "twelve", True),
    "attribution": ("everybody", "NONE", 1, None),
    "organisers": ([], "Office", [[]], [{}], [None], [""], ["  "]),
    "jurisdictions": ({}, [], "CN", {"CN": None}, {"cn": {}}, {"../X": {"name": "x", "slug": "x"}}),
    "deciding__tiers": ([], [{"name": "A"}], [{"name": "A", "least_value": 10**9}] * 2, "A"),
    "deciding__lowest_rating": (10, 10**20, -(10**20), "zero"),
    "deciding__highest_rating": (0, 10**20, 0.5),
    "budgets__all__amount": (-1, -0.0, 10**28, "900", True, [900]),
    "budgets__all__covers": ([], ["ZZ"], "AA", ["AA", "AA"]),
    "time_bands": ({}, {"NOW": {}}, {"NOW": {"label": "x", "from_month": 4, "to_month": 4}}),
    "planning__start": ("2031-13", "2031", 203101, "0000-01", "9999-12"),
    "planning__completion_rate": (0, 1.5, -0.0, "half", 1e-300),
    "windows__purse__months": ([], [0], [13], [1.5], [10**20]),
    "default_weight_set": ("nosuch", "../../x", {"a": 1}),
    "requirement_library": ("/etc/passwd", "http://192.0.2.1/x.csv"),
    "title": ("", " ", 5, ["x"], {"x": "y"}),
    "themes": ({"": "x"}, {"REACH": ""}, {"../x": "y"}, {"REACH": ["x"]}),
}  # fmt: skip
CASES += [
    Case(f"{key}: {str(value)[:40]} ({number})", with_keys(**{key: value}), codes=(0, 2))
    for key, values in KEYS.items()
    for number, value in enumerate(values[::3])
]
