import EdgeHTTP

/// Makes every WebSocket an echo.
struct EchoFastPath: FastPathHandler {
    func decide(_ request: FastPathRequest) -> FastPathDecision {
        .upgrade(WebSocketAcceptance { EchoConnection() })
    }
}
