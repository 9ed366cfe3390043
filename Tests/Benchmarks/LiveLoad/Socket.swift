import Glibc

/// A TCP connection to 127.0.0.1.
final class Socket {
    let descriptor: Int32

    init(port: UInt16) throws(LoadFailure) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                Glibc.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw .system("connect") }
        var isOn: Int32 = 1
        guard
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size)) == 0
        else { throw .system("setsockopt") }
    }

    deinit { close(descriptor) }

    /// Sends a few bytes, which fit into the socket's buffer.
    func send(_ bytes: [UInt8]) throws(LoadFailure) {
        guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw .system("send")
        }
    }

    /// - Returns: how many bytes were read.
    func receive(into buffer: UnsafeMutableRawBufferPointer) throws(LoadFailure) -> Int {
        let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
        guard count >= 0 else { throw .system("recv") }
        guard count > 0 else { throw LoadFailure("the server closed a connection") }
        return count
    }
}
