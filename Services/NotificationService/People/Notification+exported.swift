extension Notification {
    /// The notification without what in it acts for who was written to, such as the address under which a new password
    /// is chosen, or the keys of a browser.
    var exported: Notification {
        var notification = self
        for name in ["link", "code", "unsubscribe_path"] { notification.context[name] = nil }
        notification.recipient.push = nil
        return notification
    }
}
