"""The hashes by which a sync sees what a learner edited."""

from unicodedata import normalize

from quizgen.releases.hashes import field_hash, field_hashes, read_hashes


def test_a_note_keeps_a_hash_for_each_field_and_gives_it_back():
    text = field_hashes(("1", "12"), ("<p>Signed in 1689.</p>", ""))

    assert text == f"1:{field_hash('<p>Signed in 1689.</p>')} 12:{field_hash('')}"
    assert read_hashes(text) == {"1": field_hash("<p>Signed in 1689.</p>"), "12": field_hash("")}


def test_a_hash_never_changes():
    # Learners have these: another hash would make every field of theirs look edited.
    assert [field_hash(text) for text in ("", "1689", "é", "中俄")] == [
        "1271cf25",
        "05753975",
        "954544c2",
        "45dc5df3",
    ]


def test_an_edit_changes_the_hash_and_another_unicode_form_does_not():
    assert field_hash("Peking") != field_hash("peking")
    assert field_hash(normalize("NFD", "Kyrgyz café")) == field_hash("Kyrgyz café")


def test_what_is_no_hash_is_left_out():
    assert read_hashes("") == {}
    assert read_hashes("<b>mine</b> 3:xyz 4:0123abcd") == {"4": "0123abcd"}
