"""A YAML file → a tree of text: nothing is converted, nothing expands, nothing crashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.reading.yaml_file import Node, read_yaml


def plain(node: Node):
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def test_every_scalar_stays_text_and_every_node_has_its_line():
    tree, findings = read_yaml(b"# remark\ntitle: NO\nlist:\n  - 0012\n  - {a: 1.0}\n", "p.yml")
    assert findings == []
    assert plain(tree) == {"title": "NO", "list": ["0012", {"a": "1.0"}]}
    assert (tree.value["title"].line, tree.value["list"].line, tree.value["list"].value[1].line) == (2, 4, 5)


def test_a_node_knows_its_kind():
    tree, _ = read_yaml(b"a: [x, {b: y}]\n", "p.yml")
    assert tree.kind == "mapping"
    assert tree.value["a"].kind == "list"
    assert [child.kind for child in tree.value["a"].value] == ["text", "mapping"]


def test_the_second_of_two_equal_keys_is_reported_at_its_own_line():
    _, findings = read_yaml(b"a:\n  b: 1\n  b: 2\n", "p.yml")
    assert [(finding.code, finding.place.line, finding.value) for finding in findings] == [
        ("yaml_duplicate_key", 3, "b")
    ]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    plain_tree, _ = read_yaml(b"a: x\nb: y\n", "p.yml")
    tree, findings = read_yaml(b"\xef\xbb\xbfa: x\r\nb: y\r\n", "p.yml")
    assert findings == []
    assert plain(tree) == plain(plain_tree)


@pytest.mark.parametrize("tag", [b"!!python/object/apply:os.getcwd []", b"!!binary aGVsbG8=", b"!own text"])
def test_tags_build_nothing(tag):
    tree, findings = read_yaml(b"a: " + tag + b"\n", "p.yml")
    assert findings == []
    assert isinstance(tree.value["a"], Node)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: *x\n", "yaml_alias"),
        (b"<<: *x\n", "yaml_alias"),
        (b"a: [1\n", "yaml_syntax"),
        (b"a: b: c\n", "yaml_syntax"),
        (b"\ta: b\n", "yaml_syntax"),
        (b"%YAML 1." + b"1" * 5000 + b"\n---\na: 1\n", "yaml_syntax"),
        (b'a: "\\U00110000"\n', "yaml_syntax"),
        (b"a: \xef\xbf\xbe\n", "yaml_syntax"),
        (b"[" * 200_000, "yaml_syntax"),
        (b"{a: " * 100_000, "yaml_syntax"),
        (b"- " * 100_000 + b"x", "yaml_syntax"),
        (b"a: \xff\n", "not_utf8"),
        (b"a: \x00\n", "nul_character"),
        (b'a: "\\0"\n', "nul_character"),
        (b'"\\u202e": x\n', "hidden_direction"),
        (b"", "empty_file"),
        (b"---\n", None),
    ],
)
def test_what_cannot_be_read_gives_one_finding_in_one_line(data, code):
    _, findings = read_yaml(data, "p.yml")
    assert [finding.code for finding in findings] == ([code] if code else [])
    assert all("\n" not in value for finding in findings for _, value in finding.fields)


FRAGMENTS = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "\n",
        "  ",
        "{",
        "}",
        "[",
        "]",
        ":",
        "? ",
        "&x ",
        "*x",
        "!!",
        "|",
        ">",
        '"',
        "'",
        "\\",
        "#",
        "%",
        "@",
        "\t",
        "---",
        "\\u12",
        "é",
        "~",
    ]
)


@given(st.binary(max_size=80) | st.lists(FRAGMENTS, max_size=25).map(lambda parts: "".join(parts).encode()))
def test_any_bytes_give_a_tree_or_findings_and_never_an_exception(data):
    tree, findings = read_yaml(data, "p.yml")
    assert findings or tree is not None
