import Foundation

/// What became of entries that were handed over.
struct Handover: Sendable {
    /// Why entries were not taken, by their ids; the others were, or nobody wants to be told of them.
    var refusals: [UUID: String] = [:]
    /// What stands under somebody's bell now.
    var shown: [OutgoingNotification] = []
    /// Push subscriptions that the browser's push service knows no longer.
    var goneBrowsers: [UUID] = []
}
