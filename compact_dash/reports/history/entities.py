"""What History calls each kind of fact, and each of its fields, in the words of the house."""

from compact_dash.domain.house import HouseWords

# The names of the kinds of fact, in the order a reader looks for them.
ENTITIES = HouseWords(
    {
        "status_update": "Return line",
        "return_event": "Return",
        "return_answer": "Draft answer",
        "supplement": "Beyond the lines",
        "supplement_draft": "Draft beyond the lines",
        "milestone_version": "Milestone",
        "assessment": "Agreed rating",
        "assessment_reply": "Reply",
        "action_version": "Wording or owner",
        "department_return": "Return asked for",
        "return_line": "Line asked about",
        "commission": "Commission",
        "commission_terms": "Terms of a commission",
        "forum": "New {forum}",
        "forum_version": "{forum} planned",
        "forum_event": "{forum}",
        "agenda_item_version": "Agenda item",
        "agenda_item_action": "Line of an agenda item",
        "capture": "Captured",
        "attendance": "Attendance",
        "agenda_item_brief": "Chair’s brief",
        "guest_version": "Guest",
        "room_code": "Room code",
        "register_entry": "New entry of the register",
        "register_version": "Register",
        "register_about": "Register: about",
        "register_value": "Register: words",
        "register_outcome": "Register: put on an agenda",
        "minutes_version": "Minutes",
        "action_note": "Owner’s update",
        "setting_version": "Setting",
        "setting_words": "Word of the house",
        "person": "Person",
        "person_name": "Name of a person",
        "membership": "Role",
        "post_holding": "Post",
        "sign_out": "Sign-out",
        "put_back": "Put back",
        "plan_draft": "Draft plan",
        "plan_draft_objective": "Draft objective",
        "plan_draft_cell": "Draft plan action",
    }
)
FIELD_WORDS = {
    "action_id": "line",
    "claimed": "rating",
    "held_on": "held",
    "due_on": "due",
    "done_on": "done",
    "reported_on": "dated",
    "undone_no": "undone change",
}
