#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program that runs beside this one, with pipes to its standard input and from its standard output.
///
/// The child's environment holds what it is given and nothing else.
struct ChildProcess {
    let id: pid_t
    /// Closing it is what the child sees as the end of its input; so does this process's death.
    let input: Int32
    let output: Int32

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: The path of the program, then its arguments.
    ///   - environment: `NAME=value` each.
    /// - Throws: `ServerError` if it cannot be started.
    init(_ arguments: [String], environment: [String]) throws {
        let toChild = try Self.pipe()
        let fromChild: (read: Int32, write: Int32)
        do {
            fromChild = try Self.pipe()
        } catch {
            close(toChild.read)
            close(toChild.write)
            throw error
        }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, toChild.read, 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild.write, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawnattr_init(&attributes)
        // A process group of its own: a Ctrl-C at the terminal is for this process, whose end the child then sees.
        #if canImport(Darwin)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_CLOEXEC_DEFAULT))
        #else
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        #endif
        posix_spawnattr_setpgroup(&attributes, 0)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
            close(toChild.read)
            close(fromChild.write)
        }
        var id: pid_t = 0
        let code = CStrings(arguments).withPointers { arguments in
            CStrings(environment).withPointers { environment in
                guard let arguments, let environment, let path = arguments.pointee else { return EINVAL }
                return posix_spawn(&id, path, &actions, &attributes, mutable(arguments), mutable(environment))
            }
        }
        guard code == 0 else {
            close(toChild.write)
            close(fromChild.read)
            throw ServerError("\(arguments.first ?? "") cannot be started: \(String(cString: strerror(code)))")
        }
        self.id = id
        input = toChild.write
        output = fromChild.read
    }

    /// Reads a line, or what there is when the child closes its output or the time is over.
    func readLine(timeoutMilliseconds: Int32) -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            let ready = poll(&descriptor, 1, timeoutMilliseconds)
            if ready < 0, errno == EINTR { continue }
            guard ready > 0, read(output, &byte, 1) == 1, byte != UInt8(ascii: "\n") else { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Ends the child's input.
    func closeInput() {
        close(input)
    }

    /// Ends the child's input and waits until the child has ended.
    func finish() {
        closeInput()
        close(output)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
    }

    /// A pipe whose ends no other child inherits: one that held the writing end would keep this child from seeing its
    /// end.
    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        #if os(Linux)
            // pipe2 is not among what Swift sees of the C library; a pair of sockets takes the flag too, under the value
            // that it has for files.
            let stream: Int32 = 1
            let code = socketpair(AF_UNIX, stream | O_CLOEXEC, 0, &ends)
        #else
            let code = unistdPipe(&ends)
            for end in ends where code == 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #endif
        guard code == 0 else { throw ServerError("no pipe: \(String(cString: strerror(errno)))") }
        return (ends[0], ends[1])
    }
}

#if !os(Linux)
    /// The C function, whose name the method above hides.
    private func unistdPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
#endif

/// C declares the arguments of a program without const, and does not change them.
private func mutable(
    _ texts: UnsafePointer<UnsafePointer<CChar>?>
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    UnsafeMutableRawPointer(mutating: texts).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
}
