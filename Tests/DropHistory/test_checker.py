"""The checker names what is broken, and says nothing of what is not."""

import dataclasses

import pytest

from checker import check
from history import Action
from scenario import Scenario
from snapshot import RSVPRow
from story import Story
from violation import Rule


@pytest.fixture
def story():
    return Story()


def broken(story: Story) -> set[Rule]:
    return {violation.rule for violation in check(story.history, story.snapshot, 2)}


def renumber(story: Story) -> None:
    for index, decision in enumerate(story.decisions):
        decision.number = index + 1


def test_a_history_in_order_breaks_nothing(story):
    assert check(story.history, story.snapshot, 2) == []


def test_a_gap_in_the_numbers(story):
    story.decisions[-1].number += 1
    assert Rule.NUMBERS in broken(story)


def test_a_seat_too_many_in_the_log(story):
    # Cid is given a third seat of two.
    story.decisions[2] = dataclasses.replace(
        story.decisions[2], kind="confirmed", seats_taken=3, waiting=0, waitlist_position=None
    )
    assert Rule.OVERSOLD in broken(story)


def test_a_seat_too_many_in_the_rows(story):
    story.event.max_attendees = 2
    assert Rule.OVERSOLD in broken(story)


def test_a_seat_too_few_because_nobody_was_promoted(story):
    del story.decisions[7], story.outbox[6]
    renumber(story)
    story.rows[3] = RSVPRow("rsvp-dot", "dot", "waitlisted", 2, False)
    story.event = dataclasses.replace(story.event, current_attendees=2, waitlist_count=1, decision_number=8)
    assert Rule.TOO_FEW in broken(story)


def test_a_seat_too_few_because_somebody_waits_for_a_free_one(story):
    story.decisions[1] = dataclasses.replace(
        story.decisions[1], kind="waitlisted", seats_taken=1, waiting=1, waitlist_position=1
    )
    assert Rule.TOO_FEW in broken(story)


def test_no_seat_although_one_was_free(story):
    story.event.waitlist_enabled = False
    full = {"type": "/problems/event-full"}
    story.repeated(story.ann, client="eve", user_id="eve", invoked=0.6, answered=0.7, status=409, body=full)
    assert Rule.ORDER in broken(story)


def test_promoted_out_of_order(story):
    for index, person in [(5, "dot"), (7, "cid")]:
        story.decisions[index].rsvp_id = f"rsvp-{person}"
    assert Rule.PROMOTION in broken(story)


def test_promoted_after_the_event_began(story):
    story.event.start_at = -1_000_000
    assert Rule.PROMOTION in broken(story)


def test_promoted_for_no_reason(story):
    story.decisions[5].because_of = 2
    assert broken(story) == {Rule.CAUSE}


def test_a_seat_past_those_in_line(story):
    story.decisions[5] = dataclasses.replace(story.decisions[5], kind="confirmed", rsvp_id="rsvp-eve")
    assert Rule.PROMOTION in broken(story)


def test_seats_that_change_without_a_decision(story):
    del story.decisions[6]
    renumber(story)
    assert Rule.CAUSE in broken(story)


def test_a_lost_decision(story):
    # Dot was told 201, and nothing of it is there.
    del story.decisions[7], story.decisions[3], story.outbox[6], story.outbox[3], story.rows[3]
    assert Rule.ANSWER in broken(story)


def test_a_cancellation_that_was_lost(story):
    story.repeated(story.left, user_id="ben", rsvp_id="rsvp-ben")
    assert broken(story) == {Rule.ANSWER}


def test_a_decision_nobody_asked_for(story):
    story.history.operations.remove(story.left)
    assert broken(story) == {Rule.CAUSE}


def test_a_request_with_no_answer_may_have_been_decided(story):
    story.left.answered = None
    assert broken(story) == set()


def test_one_effect_of_two_requests(story):
    story.repeated(story.ann)
    assert Rule.CAUSE in broken(story)


def test_a_wrong_place_in_line(story):
    for row in (story.decisions[3], story.outbox[3]):
        row.waitlist_position = 3
    story.dot.body["waitlist_position"] = 3
    assert broken(story) == {Rule.POSITION}


def test_a_place_in_line_told_otherwise_than_it_is_kept(story):
    story.dot.body["waitlist_position"] = 1
    assert Rule.ANSWER in broken(story)


def test_a_place_in_line_that_is_not_moved_up(story):
    story.history.operations.remove(story.seen)
    story.repeated(story.dot, action=Action.READ, status=200, invoked=4.6, answered=4.7)
    assert broken(story) == {Rule.ORDER}


def test_decided_before_who_was_answered_before(story):
    # Cid had his answer before Ben sent his request, and is decided after him.
    story.cid.invoked, story.cid.answered = 0.6, 0.7
    assert broken(story) == {Rule.ORDER}


def test_an_old_state_is_read(story):
    story.repeated(story.ann, action=Action.READ, status=200)
    assert broken(story) == {Rule.ORDER}


@pytest.mark.parametrize("name", ["current_attendees", "waitlist_count", "checked_in_count", "decision_number"])
def test_a_counter_that_does_not_count(story, name):
    setattr(story.event, name, getattr(story.event, name) + 1)
    assert broken(story) == {Rule.COUNTERS}


def test_a_line_of_the_log_that_counts_wrong(story):
    story.decisions[4].waiting = 1
    assert broken(story) == {Rule.COUNTERS}


def test_two_rsvps_of_one_person(story):
    story.rows.append(dataclasses.replace(story.rows[3], id="rsvp-more"))
    assert Rule.ONE_RSVP in broken(story)


def test_a_row_that_no_decision_made(story):
    story.rows[0].status = "confirmed"
    assert Rule.ROWS in broken(story)


def test_an_outbox_row_too_many(story):
    story.outbox.append(story.outbox[0])
    assert broken(story) == {Rule.OUTBOX}


def test_an_outbox_row_too_few(story):
    del story.outbox[5]
    assert broken(story) == {Rule.OUTBOX}


def test_an_outbox_row_of_no_decision(story):
    story.outbox.append(dataclasses.replace(story.outbox[0], decision=None))
    assert broken(story) == {Rule.OUTBOX}


def test_an_outbox_row_for_another_person(story):
    story.outbox[0].user_id = "ben"
    assert broken(story) == {Rule.OUTBOX}


def test_a_key_that_comes_again_gets_the_same_answer(story):
    story.repeated(story.ben)
    assert broken(story) == set()


def test_a_key_that_is_answered_otherwise(story):
    story.repeated(story.ben, body=story.ben.body | {"name": "Benjamin"})
    assert broken(story) == {Rule.KEY}


def test_a_key_whose_repeat_is_answered_200(story):
    story.repeated(story.ben, status=200)
    assert broken(story) == {Rule.KEY}


def test_a_key_of_which_nothing_is_kept(story):
    story.kept.clear()
    assert broken(story) == {Rule.KEY}


def test_without_a_key_a_repeat_is_answered_200(story):
    story.repeated(story.ben, status=200, key=None)
    assert broken(story) == set()


def test_come_in_for_the_first_time_twice(story):
    story.repeated(story.came)
    assert broken(story) == {Rule.CAUSE}


def test_a_count_at_the_door_that_never_was(story):
    story.came.body["checked_in_count"] = 2
    assert broken(story) == {Rule.ANSWER}


def test_checked_in_without_a_seat(story):
    story.decisions[8].rsvp_id = "rsvp-ann"
    assert Rule.TRANSITION in broken(story)


def test_a_lowering_refused_for_a_wrong_reason(story):
    body = {"type": "/problems/capacity-below-confirmed", "current_attendees": 1}
    refused = story.repeated(story.raised, status=409, seats=1, body=body)
    assert broken(story) == {Rule.ANSWER}
    refused.body = body | {"current_attendees": 3}
    assert broken(story) == set()


def test_an_answer_that_the_interface_does_not_have(story):
    story.repeated(story.ann, status=500, body={"type": "about:blank"})
    assert broken(story) == {Rule.UNEXPECTED}


def test_a_seed_is_one_scenario():
    assert Scenario.of(17) == Scenario.of(17) != Scenario.of(18)
