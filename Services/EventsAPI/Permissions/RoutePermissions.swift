import HTTPTypes

/// Who may ask what: every route of events-api, and nothing else.
///
/// A route that does not stand here is answered to nobody, and a test asks each for everyone.
enum RoutePermissions {
    static let table: [String: Permission] = [
        // For those who run the service, and what describes it.
        "GET /health": .open,
        "GET /ready": .open,
        "GET /metrics": .open,
        "GET /api-docs": .open,
        "GET /api-docs/{file}": .open,
        "GET /api/v1/openapi.json": .open,
        "GET /.well-known/jwks.json": .open,

        // Who asks is said within the session.
        "GET /socket.io": .open,
        "POST /socket.io": .open,

        // Accounts and sessions.
        "POST /api/v1/auth/register": .everyone,
        "POST /api/v1/auth/login": .everyone,
        "POST /api/v1/auth/refresh": .secret,
        "POST /api/v1/auth/logout": .everyone,
        "POST /api/v1/auth/verify-email": .secret,
        "POST /api/v1/auth/verify-email/resend": .signedIn,
        "POST /api/v1/auth/forgot-password": .everyone,
        "POST /api/v1/auth/reset-password": .secret,
        "POST /api/v1/auth/change-password": .signedIn,
        "GET /api/v1/auth/me": .signedIn,
        "PATCH /api/v1/auth/me": .signedIn,
        "GET /api/v1/auth/sessions": .signedIn,
        "DELETE /api/v1/auth/sessions/{id}": .signedIn,
        "GET /api/v1/auth/providers": .everyone,
        "GET /api/v1/auth/oidc/start": .everyone,
        // Who has no sign-in under way is sent back to the sign-in page.
        "GET /api/v1/auth/oidc/callback": .everyone,

        // Groups.
        "GET /api/v1/groups": .everyone,
        "POST /api/v1/groups": .organizers,
        "GET /api/v1/groups/{id}": .everyone,
        "PATCH /api/v1/groups/{id}": .groupOwners,
        "DELETE /api/v1/groups/{id}": .groupOwners,
        "GET /api/v1/groups/{id}/members": .groupMembers,
        "PUT /api/v1/groups/{id}/members": .groupOwners,
        "DELETE /api/v1/groups/{id}/members/{user_id}": .groupOwnersOrSelf,

        // Finding events. What stands in a list depends on who asks.
        "GET /api/v1/events": .everyone,
        "GET /api/v1/events/past": .everyone,
        "GET /api/v1/events/search": .everyone,
        "GET /api/v1/recommendations": .everyone,
        "GET /api/v1/calendar.ics": .everyone,
        "GET /api/v1/live": .everyone,
        "GET /api/v1/live/sse": .everyone,

        // One event.
        "POST /api/v1/events": .eventMakers,
        "GET /api/v1/events/{id}": .eventViewers,
        "PUT /api/v1/events/{id}": .eventManagers,
        "PATCH /api/v1/events/{id}": .eventManagers,
        "DELETE /api/v1/events/{id}": .eventManagers,
        "POST /api/v1/events/{id}/publish": .eventManagers,
        "POST /api/v1/events/{id}/approve": .administrators,
        "POST /api/v1/events/{id}/return": .administrators,
        "GET /api/v1/events/{id}/history": .eventManagers,
        "GET /api/v1/events/{id}/decisions": .eventManagers,
        "GET /api/v1/events/{id}/analytics": .eventManagers,
        "GET /api/v1/events/{id}/messages": .eventManagers,
        "POST /api/v1/events/{id}/messages": .eventManagers,
        "GET /api/v1/events/{id}/similar": .eventViewers,
        "GET /api/v1/events/{id}/calendar.ics": .eventViewers,

        // The door. Names for who works there, addresses for who manages the event.
        "GET /api/v1/events/{id}/rsvps": .eventDoor,
        "GET /api/v1/events/{id}/check-in": .eventDoor,
        "POST /api/v1/events/{id}/check-in": .eventDoor,
        "DELETE /api/v1/events/{id}/check-in/{rsvp_id}": .eventDoor,

        // Seats. Who is not signed in asks as a guest, where guests are allowed.
        "POST /api/v1/events/{id}/rsvp": .everyone,
        "GET /api/v1/rsvps/{id}": .rsvpPerson,
        "DELETE /api/v1/rsvps/{id}": .rsvpPerson,
        "GET /api/v1/rsvps/{id}/decisions": .rsvpPerson,
        "GET /api/v1/rsvps/{id}/ticket": .rsvpPerson,
        "GET /api/v1/rsvps/{id}/ticket.svg": .rsvpPerson,
        "POST /api/v1/rsvps/{id}/confirm": .secret,
        "DELETE /api/v1/rsvps/{id}/guest": .secret,

        // What is the person's own.
        "GET /api/v1/users/me/rsvps": .signedIn,
        "GET /api/v1/users/me/events": .signedIn,
        "GET /api/v1/users/me/calendar.ics": .signedInOrSecret,
        "POST /api/v1/users/me/calendar-token": .signedIn,
        "DELETE /api/v1/users/me/calendar-token": .signedIn,
        "GET /api/v1/users/me/consents": .signedIn,
        "POST /api/v1/users/me/consents": .signedIn,
        "GET /api/v1/users/me/export": .signedIn,
        "DELETE /api/v1/users/me": .signedIn,

        // How people are told things, and what they were told.
        "GET /api/v1/users/me/preferences": .signedIn,
        "PUT /api/v1/users/me/preferences": .signedIn,
        "PATCH /api/v1/users/me/preferences": .signedIn,
        "POST /api/v1/users/me/phone": .signedIn,
        "POST /api/v1/users/me/phone/confirmation": .signedIn,
        "DELETE /api/v1/users/me/phone": .signedIn,
        "GET /api/v1/users/me/push-subscriptions": .signedIn,
        "POST /api/v1/users/me/push-subscriptions": .signedIn,
        "DELETE /api/v1/users/me/push-subscriptions/{id}": .signedIn,
        "GET /api/v1/users/me/push-subscriptions/key": .signedIn,
        "GET /api/v1/users/me/notifications": .signedIn,
        "POST /api/v1/users/me/notifications/read": .signedIn,
        "GET /api/v1/events/{id}/deliveries": .eventManagers,
        "GET /api/v1/unsubscribe/{token}": .secret,
        "POST /api/v1/unsubscribe/{token}": .secret,
        // Signed by who sends it, which notification-service looks at.
        "POST /api/v1/webhooks/sns": .everyone,

        // What administrators keep.
        "GET /api/v1/admin/waiting": .administrators,
        "GET /api/v1/admin/users": .administrators,
        "GET /api/v1/admin/users/{id}": .administrators,
        "PATCH /api/v1/admin/users/{id}": .administrators,
        "GET /api/v1/admin/audit-log": .administrators,
        "GET /api/v1/admin/dead-letters": .administrators,
        "POST /api/v1/admin/dead-letters/retry": .administrators,

        // Figures over many events: organizers' are of what they organize.
        "GET /api/v1/analytics/statistics": .organizers,
        "GET /api/v1/analytics/categories": .organizers,
        "GET /api/v1/analytics/venues": .organizers,
        "GET /api/v1/analytics/organizers": .administrators,
        "GET /api/v1/analytics/monthly": .organizers,
        "GET /api/v1/analytics/trends": .organizers,
        "GET /api/v1/analytics/attendance": .organizers,
        "GET /api/v1/analytics/capacity": .organizers,
        "GET /api/v1/analytics/activity": .organizers,

        // Venues.
        "GET /api/v1/venues": .everyone,
        "GET /api/v1/venues/{id}": .everyone,
        "POST /api/v1/venues": .administrators,
        "PATCH /api/v1/venues/{id}": .administrators,
        "DELETE /api/v1/venues/{id}": .administrators,
    ]

    /// Who may ask the route; nil when it stands in no table, and then nobody may.
    ///
    /// - Parameters:
    ///   - method: HEAD is GET without its content.
    ///   - path: the route's pattern, with its parameters in braces.
    static func permission(_ method: HTTPRequest.Method, _ path: String) -> Permission? {
        table["\(method == .head ? "GET" : method.rawValue) \(path)"]
    }
}
