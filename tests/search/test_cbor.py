"""The part of CBOR that Pagefind writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.errors import BuildError
from stillboard.search import cbor

VALUES = st.recursive(st.text() | st.integers(-(2**64), 2**64 - 1), lambda inner: st.lists(inner), max_leaves=30)


@given(VALUES)
def test_what_is_written_is_read(value):
    assert cbor.loads(cbor.dumps(value)) == value


@pytest.mark.parametrize(
    ("value", "data"), [(23, "17"), (24, "1818"), (256, "190100"), (-1, "20"), ("ü", "62c3bc"), ([1, [2, "a"]], "820182026161")]
)
def test_it_is_the_form_of_the_standard(value, data):
    assert cbor.dumps(value) == bytes.fromhex(data)


@given(st.binary())
def test_anything_else_is_refused_with_words(data):
    try:
        value = cbor.loads(data)
    except BuildError:
        return
    assert cbor.loads(cbor.dumps(value)) == value


@pytest.mark.parametrize("data", ["", "f5", "a10102", "8201", "6361", "0101", "1901", "5f"])
def test_what_pagefind_never_writes_is_refused(data):
    with pytest.raises(BuildError):
        cbor.loads(bytes.fromhex(data))
