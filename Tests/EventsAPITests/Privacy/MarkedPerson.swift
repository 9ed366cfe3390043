import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

/// Somebody with a name that nothing else is called, who did everything that leaves a trace.
struct MarkedPerson: Sendable {
    static let email = "marla.markerwitz@campus.example"
    static let password = "seven quiet herons"
    /// What must be nowhere once she has left: her names, the one before among them, and her address.
    static let texts = ["Markerwitz", "Oldmarker", "Marlamark", "+4930901820"]

    let identity: Identity
    /// Has one seat, which is hers.
    let coming: Event
    let past: Event
    /// The RSVP that she made as a guest, under her own address.
    let guestRSVPID: UUID

    static func arrive(at leaving: Leaving) async throws -> MarkedPerson {
        let campus = leaving.campus
        let id = UUID.version7()
        _ = try await AccountStore(database: campus.database).insert(
            User(
                id: WireID(id),
                email: email,
                name: "Marla Oldmarker",
                role: .student,
                affiliation: .staff,
                emailVerified: true
            ),
            passwordHash: Password.hash(password)
        )
        let identity = try await leaving.signedIn(Identity(userID: id, role: .student), userAgent: "Markerwitz/1.0")
        let past = try await campus.events.create(campus.proposal("Yesterday's"), by: campus.organizer)
        let rsvp = try await leaving.rsvps.rsvp(eventID: past.id.uuid, by: identity, key: nil).rsvp
        _ = try await leaving.rsvps.lanes.decide(.checkIn(rsvpID: rsvp.id.uuid), eventID: past.id.uuid)
        _ = try await campus.database.write(
            "UPDATE events.users SET name = 'Marla Markerwitz' WHERE id = \(id)"
        )
        // What was told of her event names her, and what is shown of it.
        _ = try await campus.database.write(
            "UPDATE events.users SET public_name = 'Prof. Marlamark' WHERE id = \(id)"
        )
        let coming = try await campus.events.create(campus.proposal("Tomorrow's", seats: 1), by: campus.organizer)
        let key = IdempotencyKey(scope: id.wire, key: "rsvp", fingerprint: Data([1]))
        _ = try await leaving.rsvps.rsvp(eventID: coming.id.uuid, by: identity, key: key)
        let guestRSVPID = try await rsvpAsGuest(leaving)
        _ = try await campus.database.write(traces(of: id, past, campus))
        _ = try await campus.database.write(
            "INSERT INTO events.guest_unsubscriptions VALUES (\(guestRSVPID), 'reminder')"
        )
        return MarkedPerson(identity: identity, coming: coming, past: past, guestRSVPID: guestRSVPID)
    }

    private static func rsvpAsGuest(_ leaving: Leaving) async throws -> UUID {
        var proposal = leaving.campus.proposal("Open house")
        proposal.guestsAllowed = true
        let event = try await leaving.campus.events.create(proposal, by: leaving.campus.organizer)
        let guest = DecisionCommand.Person.guest(name: "M. Markerwitz", email: email, code: "a-code-of-markerwitz")
        let id = UUID.version7()
        _ = try await leaving.rsvps.lanes.decide(.rsvp(.init(id: id, person: guest)), eventID: event.id.uuid)
        return id
    }

    private static func traces(of id: UUID, _ past: Event, _ campus: Campus) -> [PostgresQuery] {
        let group = UUID.version7()
        return [
            """
            UPDATE events.events SET start_time = now() - interval '26 hours', end_time = now() - interval '24 hours'
            WHERE id = \(past.id.uuid)
            """,
            """
            INSERT INTO events.events (
                id, title, category, start_time, end_time, timezone, max_attendees, state, organizer_id
            )
            VALUES (\(UUID.version7()), 'Once', 'Social', now() - interval '2 days', now() - interval '1 day', 'UTC', 5,
                'published', \(id))
            """,
            """
            SELECT events.record_change('event:updated', e, events.event_json(e)) FROM events.events AS e
            WHERE organizer_id = \(id)
            """,
            "INSERT INTO events.groups (id, name) VALUES (\(group), 'Herons')",
            """
            INSERT INTO events.group_members (group_id, user_id, role)
            VALUES (\(group), \(id), 'editor'), (\(group), \(campus.organizer.userID), 'owner')
            """,
            """
            INSERT INTO events.calendar_tokens (user_id, token_hash) VALUES (\(id), sha256('token'))
            """,
            """
            INSERT INTO events.single_sign_on_identities (issuer, subject, user_id)
            VALUES ('https://login.campus.example', 'markerwitz-4711', \(id))
            """,
            "INSERT INTO events.channel_choices VALUES (\(id), 'rsvp', 'sms', true)",
            "INSERT INTO events.chosen_categories VALUES (\(id), 'Sports')",
            "INSERT INTO events.phones VALUES (\(id), '+4930901820', now())",
            """
            INSERT INTO events.phone_codes (user_id, number, hash, expires_at)
            VALUES (\(id), '+4930901820', sha256('code'), now())
            """,
            """
            INSERT INTO events.push_subscriptions (id, user_id, endpoint, p256dh, auth, user_agent)
            VALUES (gen_random_uuid(), \(id), 'https://push.example/secret-of-markerwitz', repeat('A', 87),
                repeat('B', 22), 'Markerwitz/1.0')
            """,
            "INSERT INTO events.consents (user_id, kind, version, is_given) VALUES (\(id), 'terms', '2026-09-01', true)",
            // What was handed over, what waits, and what was written to somebody else about her.
            "UPDATE events.outbox SET accepted_at = now()",
            "SELECT events.tell_account('password_changed', \(id), '/reset-password#markerwitz')",
            "SELECT events.tell_code('phone_verification', \(id), '+4930901820', 'code-of-markerwitz')",
            """
            INSERT INTO events.outbox (template, recipient, subject, context) VALUES (
                'rsvp_confirmed', jsonb_build_object('user_id', \(campus.admin.userID)::uuid, 'email', 'ada@campus.example'),
                jsonb_build_object('about', \(id)::uuid), '{"reason": "Marla Markerwitz asked for it"}'
            )
            """,
            """
            INSERT INTO events.audit_log (actor_id, action, subject_id, detail) VALUES (
                \(campus.admin.userID), 'account.changed', \(id),
                jsonb_build_object('reason', 'MARLA MARKERWITZ <Marla.Markerwitz@campus.example> asked', 'role', 'x')
            )
            """,
            // What she wrote, and what is told of her event.
            """
            INSERT INTO events.announcements (event_id, template, audience, due_at, context, sender_id, done_at) VALUES
                (\(past.id.uuid), 'event_message', 'everyone', now(), jsonb_build_object(
                    'message_subject', 'Thank you', 'message_body', 'See you again. Marla Markerwitz'
                ), \(id), now()),
                (\(past.id.uuid), 'event_announced', 'followers', now(), jsonb_build_object(
                    'organizer_id', \(id)::uuid, 'organizer_name', 'Marla Markerwitz'
                ), NULL, now())
            """,
            """
            INSERT INTO events.outbox (template, recipient, subject, context)
            SELECT 'event_updated', jsonb_build_object('user_id', \(campus.admin.userID)::uuid, 'email', 'ada@campus.example'),
                jsonb_build_object('event_id', e.id), events.mail_context(e)
            FROM events.events AS e WHERE e.organizer_id = \(id)
            """,
            // Answers that are kept: a door's, and that of the registration.
            """
            INSERT INTO events.idempotency_keys (scope, key, fingerprint, answer)
            SELECT \(campus.organizer.userID.wire), 'check-in', '', json_build_object('rsvp', events.rsvp_json(r, NULL))
            FROM events.rsvps AS r WHERE user_id = \(id) LIMIT 1
            """,
            """
            INSERT INTO events.idempotency_keys (scope, key, fingerprint, answer)
            SELECT 'anonymous', 'register', '', json_build_object('id', id, 'name', name, 'email', email)
            FROM events.users WHERE id = \(id)
            """,
        ]
    }
}
