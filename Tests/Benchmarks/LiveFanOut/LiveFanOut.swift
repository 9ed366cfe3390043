import EdgeHTTP
import Hummingbird
import Live
import NIOPosix
import ServiceKit

/// live-fan-out: the live connections of events-api without a database, for the benchmark of how fast a message goes to
/// everyone. What a line on `CONTROL_PORT` asks for is published to all who are connected on `PORT`.
@main
struct LiveFanOut {
    static func main() async {
        do {
            let port = try ConfiguredPort.read("PORT")
            let controlPort = try ConfiguredPort.read("CONTROL_PORT")
            let (logger, registry) = ServiceProcess.bootstrap(name: "live-fan-out", logLevel: .info)
            let hub = LiveHub()
            let messages = FanOutMessages()
            hub.begin(start: messages.start, recent: [], position: messages.start)
            let router = Router()
            HealthRoutes(registry: registry) { true }.add(to: router)
            let server = Application(
                router: router,
                server: .edge(handler: FanOutFastPath(hub: hub)),
                configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
                logger: logger
            )
            let control = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(FanOutTrigger(hub: hub, messages: messages))
                    }
                }
                .bind(host: "127.0.0.1", port: controlPort)
                .get()
            try await ServiceProcess.run([server], logger: logger)
            try await control.close()
        } catch {
            ServiceProcess.exit(error, service: "live-fan-out")
        }
    }
}
