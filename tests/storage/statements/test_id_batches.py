"""Long lists come in pieces."""

from service.storage.statements.id_batches import batches


def test_a_list_comes_in_pieces_in_order() -> None:
    assert [list(piece) for piece in batches(range(5), 2)] == [[0, 1], [2, 3], [4]]


def test_an_empty_list_has_no_piece() -> None:
    assert list(batches([], 2)) == []
