/// What a browser that subscribes is answered: the subscription, and whether it was added now.
struct PushSubscriptionAnswer: Codable, Sendable {
    let subscription: PushSubscription
    let isNew: Bool
}
