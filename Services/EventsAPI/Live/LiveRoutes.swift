import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import Live
import NIOCore
import NIOPosix
import ServiceKit
import ServiceLifecycle

/// `/api/v1/live` for who does not upgrade, since the fast path has taken all others, and `/api/v1/live/sse`.
struct LiveRoutes: Sendable {
    let hub: LiveHub
    let admissions: LiveAdmissions

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/live") { _, _ -> Response in
            // RFC 9110 §15.5.22: with what the client must upgrade to.
            let headers: HTTPFields = [.upgrade: "websocket"]
            throw Problem(.upgradeRequired, "This path speaks WebSocket (RFC 6455)", headers: headers)
        }
        api.get("/live/sse") { request, context in
            let topics = try Self.topics(request.uri.queryParameters["topics"])
            let cursor = request.headers[.lastEventID] ?? request.uri.queryParameters["cursor"].map(String.init)
            return stream(
                LiveArrival(
                    outlet: LiveStream(eventLoop: MultiThreadedEventLoopGroup.singleton.any()),
                    topics: topics,
                    cursor: cursor.flatMap { $0.isEmpty ? nil : $0 },
                    identity: context.identity
                )
            )
        }
    }

    /// `topics=all,event:ID,me`; everything public when it is left out.
    private static func topics(_ text: Substring?) throws(ValidationError) -> Set<LiveTopic> {
        guard let text, !text.isEmpty else { return [.all] }
        let topics = text.split(separator: ",").map { LiveTopic(text: $0) }
        var validator = Validator()
        validator.require(!topics.contains(nil) && !topics.isEmpty, "topics", "must be of all, me and event:ID")
        try validator.finish()
        return Set(topics.compactMap(\.self))
    }

    private func stream(_ arrival: LiveArrival) -> Response {
        let headers: HTTPFields = [
            .contentType: "text/event-stream", .cacheControl: "no-store",
            // Nginx and what is built on it would otherwise collect the stream.
            .acceleratedBuffering: "no",
        ]
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody { writer in
                guard let stream = arrival.outlet as? LiveStream else { return }
                hub.opened(stream)
                defer { hub.left(stream) }
                let keepalive = stream.eventLoop.scheduleRepeatedTask(
                    initialDelay: LiveStream.keepalive,
                    delay: LiveStream.keepalive
                ) { _ in stream.keepAlive() }
                defer { keepalive.cancel() }
                // Clients that were cut off together come back apart.
                try await writer.write(ByteBuffer(string: "retry: \(Int.random(in: 1000...4000))\n\n"))
                admissions.ask(arrival)
                try await withGracefulShutdownHandler {
                    for await bytes in stream.bytes {
                        try await writer.write(bytes)
                        stream.wrote(bytes.readableBytes)
                    }
                } onGracefulShutdown: {
                    stream.close(.stopping)
                }
                try await writer.finish(nil)
            }
        )
    }
}

extension HTTPField.Name {
    fileprivate static let lastEventID = unchecked("Last-Event-ID")
    fileprivate static let acceleratedBuffering = unchecked("X-Accel-Buffering")
}
