extension Notification {
    /// The notification without the address in it that acts for who was written to, such as a new password's.
    var withoutLink: Notification {
        var notification = self
        notification.context["link"] = nil
        return notification
    }
}
