"""x"""
from tests.welsh import Wales, wales  # noqa: F401
def test_x(wales: Wales) -> None:  # noqa: F811
    assert wales.of("over").exists()
