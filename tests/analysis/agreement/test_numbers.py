import numpy as np
import pytest
from numpy.typing import NDArray

from bahali.analysis.agreement.numbers import find_medians, find_percentiles, list_numbers

Array = NDArray[np.float64]
NAN = float("nan")


def _item(*ratings: float) -> Array:
    """Make ratings of a single item, one rater a row."""
    return np.array(ratings, dtype=np.float64)[:, None]


def test_percentiles_are_interpolated_in_a_straight_line() -> None:
    # Eight ratings: positions 0.3 x 7 = 2.1 and 0.7 x 7 = 4.9, so 3 + 0.1 x (5 - 3) and 5 + 0.9 x (8 - 5).
    low_high = find_percentiles(_item(1, 2, 3, 5, 5, 8, 9, 9), (30, 70))
    assert low_high[:, 0].tolist() == pytest.approx([3.2, 7.7])


def test_medians_leave_out_who_gave_no_number() -> None:
    assert find_medians([[1, NAN], [NAN, NAN], [4, NAN]]).tolist() == pytest.approx([2.5, NAN], nan_ok=True)


def test_numbers_below_the_least_raters_are_not_listed() -> None:
    listed = list_numbers([[1, 2], [3, NAN]], min_raters=2)
    assert [numbers.tolist() for numbers in listed] == [[1, 3], []]
