/// Leaves every request to Hummingbird: for a server that wants the edge's limits and answers nothing from memory.
public struct PassingHandler: FastPathHandler {
    public init() {}

    public func decide(_ request: FastPathRequest) -> FastPathDecision { .pass }
}
