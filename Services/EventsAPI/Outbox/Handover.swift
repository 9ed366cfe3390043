import Foundation

/// What became of entries that were handed over.
struct Handover: Sendable {
    /// What was not taken, wholly or in part, by the entries' ids; the others were, or nobody wants to be told of them.
    var refusals: [UUID: Refusal] = [:]
    /// What stands under somebody's bell now.
    var shown: [OutgoingNotification] = []
    /// Push subscriptions that the browser's push service knows no longer.
    var goneBrowsers: [UUID] = []

    /// An entry of which notifications were refused.
    struct Refusal: Sendable {
        let reason: String
        /// Its notifications that were taken.
        let taken: [UUID]
    }
}
