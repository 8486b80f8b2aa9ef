#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Another program, run to its end.
enum Program {
    /// How it ended and what it printed.
    struct Result {
        var status: Int32
        var output: [UInt8]

        /// What it printed, without white space around it.
        var text: String {
            var text = String(decoding: output, as: UTF8.self)[...]
            while let last = text.last, last.isWhitespace { text.removeLast() }
            return String(text.drop(while: \.isWhitespace))
        }
    }

    /// Runs a program that is looked for in PATH; what it says on its standard error is dropped.
    /// - Parameters:
    ///   - arguments: Its name, then its arguments.
    ///   - input: What it reads from its standard input: no more than fits into a pipe, 64 KB.
    /// - Throws: `Failure` where it cannot be started.
    static func run(_ arguments: [String], input: [UInt8] = []) throws(Failure) -> Result {
        let toProgram = try pipe()
        let fromProgram: (read: Int32, write: Int32)
        do {
            fromProgram = try pipe()
        } catch {
            close(toProgram.read)
            close(toProgram.write)
            throw error
        }
        defer { close(fromProgram.read) }
        let id: pid_t
        do {
            id = try start(arguments, toProgram.read, fromProgram.write)
        } catch {
            close(toProgram.write)
            throw error
        }
        feed(input, to: toProgram.write)
        close(toProgram.write)
        let output = readAll(from: fromProgram.read)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        // As shells number it: what it ended with, or 128 and the signal.
        let signal = status & 0x7F
        return Result(status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: output)
    }

    /// Why it did not run.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static func start(
        _ arguments: [String], _ input: Int32, _ output: Int32
    ) throws(Failure) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let environment = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer {
            posix_spawn_file_actions_destroy(&actions)
            for pointer in words + variables { free(pointer) }
            close(input)
            close(output)
        }
        var id: pid_t = 0
        let code = posix_spawnp(&id, arguments[0], &actions, nil, &words, &variables)
        guard code == 0 else {
            throw Failure(description: "\(arguments[0]) cannot be started: \(String(cString: strerror(code)))")
        }
        return id
    }

    private static func feed(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let done = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if done < 0, errno == EINTR { continue }
            guard done > 0 else { return }
            rest = rest.dropFirst(done)
        }
    }

    private static func readAll(from descriptor: Int32) -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return result }
            result += buffer[..<count]
        }
    }

    /// A pipe whose ends no other program inherits.
    private static func pipe() throws(Failure) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard makePipe(&ends) == 0 else {
            throw Failure(description: "no pipe: \(String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}

/// The C function, whose name the method above hides.
private func makePipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
