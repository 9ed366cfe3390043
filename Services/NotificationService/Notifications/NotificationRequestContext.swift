import Hummingbird
import ServiceKit

/// What travels with a request through the routes.
struct NotificationRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
    }

    var requestDecoder: WireRequestDecoder { WireRequestDecoder() }

    /// A batch of the relay is at most 64 notifications of a few kilobytes.
    var maxUploadSize: Int { 4 * 1024 * 1024 }
}
