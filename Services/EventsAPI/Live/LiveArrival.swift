import Live

/// A client asks to be told.
struct LiveArrival: Sendable {
    let outlet: any LiveOutlet
    let topics: Set<LiveTopic>
    /// Up to where it heard everything; nil for who begins.
    var cursor: String?
    /// Who asks: said with the request, or by a token that is yet to be checked.
    var identity: Identity?
    var token: String?
}
