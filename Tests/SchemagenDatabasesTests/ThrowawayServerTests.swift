import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct ThrowawayServerTests {
    @Test func twoServersAtOnceAndNothingIsLeft() throws {
        let binaries = try TestServer.shared.server.binaries
        let first = try ThrowawayServer(binaries)
        let second = try ThrowawayServer(binaries)
        #expect(first.folder != second.folder)
        let processes = try [first, second].map { server in
            let connection = try server.connect()
            try connection.execute("CREATE TABLE t (x int)")
            #expect(try connection.query("SHOW listen_addresses").first == "")
            #expect(try connection.query("SHOW server_encoding").first == "UTF8")
            #expect(try connection.query("SELECT datcollate FROM pg_database WHERE datname = 'postgres'").first == "C")
            return connection.serverProcessID
        }
        for server in [first, second] {
            #expect(access(server.folder, F_OK) == 0)
            server.stop()
            server.stop()
            #expect(access(server.folder, F_OK) != 0)
            #expect(throws: PostgreSQLError.self) { try server.connect() }
        }
        for process in processes {
            #expect(kill(process, 0) != 0)
        }
    }

    @Test func aServerThatIsLetGoStops() throws {
        let binaries = try TestServer.shared.server.binaries
        let folder = try ThrowawayServer(binaries).folder
        #expect(access(folder, F_OK) != 0)
    }

    @Test func aServerNeverRunsAsRoot() throws {
        try withDatabase { connection in
            var status = stat()
            let folder = try connection.query("SHOW data_directory").first ?? nil
            #expect(stat(folder ?? "", &status) == 0)
            #expect(status.st_uid != 0)
            #expect(status.st_mode & 0o777 == 0o700)
        }
    }

    @Test func itEndsWithTheProcessThatStartedIt() throws {
        // What is left when the process dies without a word: the end of the shell's input.
        let server = try ThrowawayServer(TestServer.shared.server.binaries)
        let folder = server.folder
        server.abandon()
        #expect(wait { access(folder, F_OK) != 0 })
    }

    @Test func missingBinariesAreNamedWithTheirPackage() {
        let error = #expect(throws: ServerError.self) { try PostgreSQLBinaries.find(majorVersion: 99) }
        #expect(error?.description.contains("apt-get install postgresql-99") == true)
        let folder = #expect(throws: ServerError.self) { try PostgreSQLBinaries(folder: "/nowhere") }
        #expect(folder?.description == "/nowhere holds no initdb")
    }

    @Test func aServerThatDoesNotStartSaysWhy() throws {
        var broken = try TestServer.shared.server.binaries
        broken.folder = "/bin"
        let error = #expect(throws: ServerError.self) { try ThrowawayServer(broken) }
        #expect(error?.description.contains("/bin/initdb") == true)
    }
}
