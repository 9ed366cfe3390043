import EdgeHTTP
import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// websocket-echo: sends back every message, for Autobahn's fuzzing client. Says its port in its first line, and stops
/// on SIGTERM like the services.
@main
struct WebSocketEcho {
    static func main() async throws {
        var logger = Logger(label: "websocket-echo")
        logger.logLevel = .warning
        // The largest messages of section 9 have 16 MiB and come in 65,536 frames at most, some slowly.
        let limit = 17 << 20
        let webSocket = WebSocketConfiguration(
            maximumMessageBytes: limit,
            maximumFrames: 1 << 17,
            messageTimeout: .minutes(2),
            maximumPendingBytes: 2 * limit
        )
        let server = Application(
            router: Router(),
            server: .edge(handler: EchoFastPath(), webSocket: webSocket),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                FileHandle.standardOutput.write(Data("\(channel.localAddress?.port ?? 0)\n".utf8))
            },
            logger: logger
        )
        let configuration = ServiceGroupConfiguration(
            services: [.init(service: server)],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        try await ServiceGroup(configuration: configuration).run()
    }
}
