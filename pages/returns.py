"""Returns: one’s own return to fill in, clear and answer; one that OCS reads; or everybody’s."""

from compact_dash.domain.actor import Role
from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.returns.steps import State
from compact_dash.reports.organisations import programme_organisations
from compact_dash.reports.returns.forms import paper_for, papers_of
from compact_dash.ui import acting, parameters, session
from compact_dash.ui.returns.desk import desk_page
from compact_dash.ui.returns.own_return import own_return
from compact_dash.ui.returns.review import review_page

FILING = (Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE)


def returns_page() -> None:
    """The return of the organisation in the address; without one, the reader's own, or the desk.

    Raises:
        NotAllowed: the address names an organisation whose returns this reader does not see.
    """
    codes = [row.code for row in programme_organisations(session.store())]
    asked = parameters.choice("department", codes, "organisation")
    own = acting.actor().organisations(*FILING)
    organisation = asked or (own[0] if own else None)
    if organisation is None:
        desk_page()
    elif is_own(organisation) and not reads_own(organisation):
        own_return(organisation)
    elif acting.can(Act.QUERY):
        review_page(organisation)
    else:
        between = f"{house().office}’s own" if organisation == "OCS" else f"between {organisation} and {house().office}"
        raise NotAllowed(
            f"The return of {organisation} is {between}, and you are acting as "
            f"{acting.actor().words}. Open the Returns page without an organisation to see what is yours."
        )


def is_own(organisation: str) -> bool:
    return acting.can(Act.FILL, organisation) or acting.can(Act.CLEAR, organisation)


def reads_own(organisation: str) -> bool:
    """Whether OCS reads its own return, which is filed and waits to be queried or accepted, like everybody's."""
    if not acting.can(Act.QUERY):
        return False
    papers = papers_of(session.store(), organisation)
    held_on = parameters.day("forum", max((paper.held_on for paper in papers), default=session.today()))
    return bool(papers) and paper_for(papers, organisation, held_on).state is State.SUBMITTED


returns_page()
