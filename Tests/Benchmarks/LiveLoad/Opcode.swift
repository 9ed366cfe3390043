/// What a frame is (RFC 6455 section 5.2), as far as servers send it here.
enum Opcode: UInt8 {
    case text = 1
    case close = 8
    case ping = 9
    case pong = 10
}
