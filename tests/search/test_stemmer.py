"""English words and their stems, as Porter's paper has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.stemmer import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caresses", "caress"), ("ponies", "poni"), ("caress", "caress"), ("cats", "cat"), ("feed", "feed"), ("agreed", "agre"), ("plastered", "plaster"),
        ("bled", "bled"), ("motoring", "motor"), ("sing", "sing"), ("conflated", "conflat"), ("sized", "size"), ("hopping", "hop"), ("falling", "fall"),
        ("filing", "file"), ("happy", "happi"), ("sky", "sky"), ("relational", "relat"), ("rational", "ration"), ("digitizer", "digit"),
        ("radically", "radic"), ("operator", "oper"), ("hopefulness", "hope"), ("sensibility", "sensibl"), ("triplicate", "triplic"), ("goodness", "good"),
        ("revival", "reviv"), ("adjustment", "adjust"), ("adoption", "adopt"), ("region", "region"), ("rate", "rate"), ("cease", "ceas"),
        ("controlling", "control"), ("roll", "roll"),
    ],
)  # fmt: skip
def test_the_stem(word, expected):
    assert stem(word) == expected


@pytest.mark.parametrize("word", ["", "a", "is", "5g", "naïve", "iPhone", "退款", "x1s"])
def test_what_is_no_english_word_stays(word):
    assert stem(word) == word


@given(st.text(alphabet="abeiloustyzhdgn", max_size=12))
def test_a_stem_is_never_longer_by_more_than_an_e(word):
    assert len(stem(word)) <= len(word) + 1
