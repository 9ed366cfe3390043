extension RSVP {
    /// The RSVP as JSON, the same as its `Encodable` form.
    public var jsonBytes: [UInt8] {
        var json = WireBytes()
        json.raw(#"{"id":"#)
        json.id(id)
        json.raw(#","event_id":"#)
        json.id(eventID)
        json.raw(#","user_id":"#)
        json.optional(userID) { $0.id($1) }
        json.raw(#","name":"#)
        json.string(name)
        json.raw(#","email":"#)
        json.string(email)
        json.raw(#","status":"#)
        json.string(status.rawValue)
        json.raw(#","waitlist_position":"#)
        json.optional(waitlistPosition) { $0.integer($1) }
        json.raw(#","confirm_by":"#)
        json.optional(confirmBy) { $0.time($1) }
        json.raw(#","checked_in_at":"#)
        json.optional(checkedInAt) { $0.time($1) }
        json.raw(#","created_at":"#)
        json.time(createdAt)
        json.raw(#","updated_at":"#)
        json.time(updatedAt)
        json.raw("}")
        return json.bytes
    }
}
