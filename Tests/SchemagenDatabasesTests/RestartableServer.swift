import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Synchronization
import Testing

/// A PostgreSQL server that a test stops and starts as it likes, of the version under test.
final class RestartableServer: Sendable {
    let folder: String
    private let binaries: String
    private let asNobody: [String]
    private let running = Mutex<Process?>(nil)

    init() throws {
        binaries = try TestServer.shared.server.binaries.folder
        folder = "/tmp/schemagen-restart-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        if geteuid() == 0 {
            asNobody = ["setpriv", "--reuid=nobody", "--regid=\(try Self.groupOfNobody())", "--clear-groups"]
            try Self.run(["chown", "-R", "nobody", folder])
        } else {
            asNobody = []
        }
        try Self.run(
            asNobody + [
                "\(binaries)/initdb", "--pgdata=\(folder)/data", "--username=postgres", "--auth=trust",
                "--encoding=UTF8",
                "--locale=C", "--no-sync",
            ])
        try start()
    }

    deinit {
        try? stop("immediate")
        try? FileManager.default.removeItem(atPath: folder)
    }

    var connectionString: String { "host=\(folder) port=5432 user=postgres dbname=postgres connect_timeout=10" }

    func start() throws {
        // In the foreground: whoever waits for a program of Foundation's waits for what it leaves running too.
        let process = try Self.begin(
            asNobody + [
                "\(binaries)/postgres", "-D", "\(folder)/data", "-k", folder, "-p", "5432", "-c", "listen_addresses=",
                "-c", "fsync=off",
            ])
        running.withLock { $0 = process }
        for _ in 0..<600 {
            let state = (try? String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)) ?? ""
            if state.split(separator: "\n").last?.hasPrefix("ready") == true { return }
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw ServerError("PostgreSQL does not start again")
    }

    /// - Parameter mode: `immediate` or `fast`.
    func stop(_ mode: String) throws {
        try Self.run(asNobody + ["\(binaries)/pg_ctl", "-D", "\(folder)/data", "-w", "-m", mode, "stop"])
        running.withLock { $0?.waitUntilExit() }
    }

    /// A file in the server's data, empty.
    func mark(_ name: String) throws { try Data().write(to: URL(fileURLWithPath: "\(folder)/data/\(name)")) }

    func database() throws -> RunnerDatabase {
        let connection = connectionString
        return RunnerDatabase(
            url: .postgresql(connection), execute: { try PostgreSQLConnection(connection).execute($0) },
            number: { try PostgreSQLConnection(connection).query($0).first?.flatMap { Int($0) } })
    }

    private static func groupOfNobody() throws -> String {
        try #require(getpwnam("nobody")).pointee.pw_gid.description
    }

    /// Runs a program of the PATH to its end.
    static func run(_ arguments: [String]) throws {
        let process = try begin(arguments)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(arguments.joined(separator: " "))")
    }

    private static func begin(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { _, mine in mine }
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        for stream in [\Process.standardOutput, \Process.standardError] {
            process[keyPath: stream] = FileHandle.nullDevice
        }
        try process.run()
        return process
    }
}

/// A file system in memory of a certain size, for a disk that is full.
final class SmallDisk {
    let folder: String

    init(kilobytes: Int) throws {
        folder = "/tmp/schemagen-disk-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try RestartableServer.run(["mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k,mode=777", "tmpfs", folder])
    }

    deinit {
        try? RestartableServer.run(["umount", "-l", folder])
        try? FileManager.default.removeItem(atPath: folder)
    }

    func grow(toKilobytes size: Int) throws {
        try RestartableServer.run(["mount", "-o", "remount,size=\(size)k", folder])
    }

    /// Whether file systems can be mounted here.
    static let isPossible = (try? SmallDisk(kilobytes: 64)) != nil
}
