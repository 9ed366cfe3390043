import Hummingbird
import ServiceKit

/// What travels with a request through the routes.
struct NotificationRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
    }

    var requestDecoder: WireRequestDecoder { WireRequestDecoder() }

    /// A batch of the relay is at most 64 notifications, each with an event's text; people reach this service only
    /// through events-api, which takes less.
    static let maximumBodyBytes = 4 * 1024 * 1024

    var maxUploadSize: Int { Self.maximumBodyBytes }
}
