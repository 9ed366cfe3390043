import Foundation
import Postgres

/// One member of the export, and the statement that reads it.
///
/// The raw values are the members' names. A statement gives one column `json`, a row a thing.
enum ExportSection: String, CaseIterable, Sendable {
    case account
    case singleSignOnIdentities = "single_sign_on_identities"
    case sessions
    case groups
    case rsvps
    case decisions
    case organizedEvents = "organized_events"
    case calendarSubscription = "calendar_subscription"
    case consents
    case preferences
    case pushSubscriptions = "push_subscriptions"
    case auditLog = "audit_log"
    case messages
    case waitingMails = "waiting_mails"

    /// What is found about the person.
    ///
    /// RSVPs that a guest made are the person's only under an address that the person has shown to be theirs.
    func query(_ userID: UUID) -> PostgresQuery {
        switch self {
        case .account:
            """
            SELECT json_build_object('id', id, 'email', email, 'email_verified_at', email_verified_at, 'name', name,
                'public_name', public_name, 'role', role, 'affiliation', affiliation, 'is_trusted', is_trusted,
                'has_password', password_hash IS NOT NULL, 'created_at', created_at, 'updated_at', updated_at) AS json
            FROM events.users WHERE id = \(userID)
            """
        case .singleSignOnIdentities:
            """
            SELECT json_build_object('issuer', issuer, 'subject', subject, 'linked_at', linked_at) AS json
            FROM events.single_sign_on_identities WHERE user_id = \(userID) ORDER BY linked_at, issuer
            """
        case .sessions:
            """
            SELECT json_build_object('id', id, 'user_agent', user_agent, 'created_at', created_at,
                'last_used_at', refreshed_at, 'expires_at', expires_at, 'ended_at', revoked_at) AS json
            FROM events.sessions WHERE user_id = \(userID) ORDER BY created_at, id
            """
        case .groups:
            """
            SELECT json_build_object('id', g.id, 'name', g.name, 'role', m.role, 'added_at', m.added_at) AS json
            FROM events.group_members AS m JOIN events.groups AS g ON g.id = m.group_id
            WHERE m.user_id = \(userID) ORDER BY m.added_at, g.id
            """
        case .rsvps:
            """
            SELECT json_build_object('id', r.id, 'name', r.name, 'email', r.email, 'as_guest', r.user_id IS NULL,
                'status', r.status, 'waitlist_position', events.waitlist_position(r), 'confirm_by', r.confirm_by,
                'checked_in_at', r.checked_in_at, 'created_at', r.created_at, 'updated_at', r.updated_at,
                'unsubscribed_from', ARRAY(
                    SELECT kind FROM events.guest_unsubscriptions WHERE rsvp_id = r.id ORDER BY kind
                ),
                'event', json_build_object('id', e.id, 'title', e.title, 'location', e.location,
                    'start_time', e.start_time, 'end_time', e.end_time, 'timezone', e.timezone)) AS json
            FROM events.rsvps AS r JOIN events.events AS e ON e.id = r.event_id
            WHERE r.id = ANY(ARRAY(\(Self.rsvpIDs(userID)))) ORDER BY r.created_at, r.id
            """
        case .decisions:
            """
            SELECT json_build_object('event_id', event_id, 'rsvp_id', rsvp_id, 'number', number, 'at', at, 'kind', kind,
                'because_of', because_of, 'seats', seats, 'seats_taken', seats_taken, 'waiting', waiting,
                'waitlist_position', waitlist_position) AS json
            FROM events.decisions WHERE rsvp_id = ANY(ARRAY(\(Self.rsvpIDs(userID)))) ORDER BY at, event_id, number
            """
        case .organizedEvents:
            """
            SELECT events.event_json(e) || jsonb_build_object('online_url', e.online_url) AS json
            FROM events.events AS e WHERE e.organizer_id = \(userID) ORDER BY e.start_time, e.id
            """
        case .calendarSubscription:
            """
            SELECT json_build_object('created_at', created_at) AS json
            FROM events.calendar_tokens WHERE user_id = \(userID)
            """
        case .consents:
            """
            SELECT json_build_object('kind', kind, 'version', version, 'given', is_given, 'at', at) AS json
            FROM events.consents WHERE user_id = \(userID) ORDER BY id
            """
        case .preferences:
            """
            SELECT json_build_object('language', u.language, 'phone', p.number, 'phone_verified_at', p.verified_at,
                'categories', ARRAY(
                    SELECT category FROM events.chosen_categories WHERE user_id = u.id ORDER BY category
                ),
                'channels', coalesce((
                    SELECT json_agg(json_build_object('kind', kind, 'channel', channel, 'wanted', is_wanted)
                        ORDER BY kind, channel)
                    FROM events.channel_choices WHERE user_id = u.id
                ), '[]')) AS json
            FROM events.users AS u LEFT JOIN events.phones AS p ON p.user_id = u.id WHERE u.id = \(userID)
            """
        case .pushSubscriptions:
            // Whoever has the rest of the address can push there.
            """
            SELECT json_build_object('id', id, 'service', split_part(endpoint, '/', 3), 'user_agent', user_agent,
                'created_at', created_at) AS json
            FROM events.push_subscriptions WHERE user_id = \(userID) ORDER BY created_at, id
            """
        case .auditLog:
            """
            SELECT json_build_object('at', at, 'action', action, 'done_by_you', actor_id IS NOT DISTINCT FROM \(userID),
                'subject_id', subject_id, 'detail', detail) AS json
            FROM events.audit_log WHERE actor_id = \(userID) OR subject_id = \(userID) ORDER BY id
            """
        case .messages:
            """
            SELECT json_build_object('id', id, 'event_id', event_id, 'audience', audience,
                'subject', context ->> 'message_subject', 'message', context ->> 'message_body',
                'created_at', created_at, 'told_count', told_count, 'told_at', done_at) AS json
            FROM events.announcements WHERE sender_id = \(userID) ORDER BY id
            """
        case .waitingMails:
            """
            SELECT json_build_object('id', id, 'template', template, 'recipient', recipient, 'subject', subject,
                'context', context - '{link,code}'::text[], 'created_at', created_at, 'send_at', send_at) AS json
            FROM events.outbox WHERE accepted_at IS NULL AND recipient ->> 'user_id' = \(userID.wire)
            ORDER BY created_at, id
            """
        }
    }

    /// Whether there is at most one.
    var isSingle: Bool { [.account, .calendarSubscription, .preferences].contains(self) }

    private static func rsvpIDs(_ userID: UUID) -> PostgresQuery {
        """
        SELECT id FROM events.rsvps WHERE user_id = \(userID)
        UNION ALL
        SELECT guest.id FROM events.rsvps AS guest JOIN events.users AS person ON person.email = guest.email
        WHERE person.id = \(userID) AND person.email_verified_at IS NOT NULL
            AND guest.user_id IS NULL AND guest.email NOT LIKE 'deleted-%@invalid'
        """
    }
}
