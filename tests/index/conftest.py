"""Has the asserts of the contract suite say what they compared, as those of a test module do."""

import pytest

pytest.register_assert_rewrite("tests.index.contract", "tests.index.proposing")
