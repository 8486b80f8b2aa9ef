import Foundation
import SchemagenFiles
import Testing

/// Files are read whole, whatever they are and however long.
@Suite struct FileSystemTests {
    /// A folder of its own, deleted behind the test.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.path + "/schemagen-files-\(UUID().uuidString)"

        init() throws { try FileSystem.createFolder(path) }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test(arguments: [0, 1, 7, 4095, 4096, 4097, 200_000]) func aFileIsReadWhole(size: Int) throws {
        let folder = try Folder()
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try FileSystem.write(bytes, to: folder.path + "/file")
        #expect(try FileSystem.read(folder.path + "/file") == bytes)
    }

    @Test func aPipeIsReadToItsEnd() throws {
        let folder = try Folder()
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let bytes = [UInt8](repeating: 0x41, count: 100_000)
        // Each end waits for the other when it is opened: a thread of its own, which no other test can hold up.
        Thread.detachNewThread {
            guard let file = FileHandle(forWritingAtPath: pipe) else { return }
            try? file.write(contentsOf: Data(bytes))
            try? file.close()
        }
        #expect(try FileSystem.read(pipe) == bytes)
    }

    @Test func linksAreFollowedAndDotFilesLeftOut() throws {
        let folder = try Folder()
        for name in ["b", "a", ".hidden", "below/c"] { try FileSystem.write([1], to: "\(folder.path)/\(name)") }
        #expect(symlink("a", folder.path + "/linked") == 0)
        #expect(symlink("below", folder.path + "/linkedFolder") == 0)
        #expect(symlink("nowhere", folder.path + "/dangling") == 0)
        #expect(
            try FileSystem.files(below: folder.path) == ["a", "b", "below/c", "linked", "linkedFolder/c"])
        #expect(
            try FileSystem.entries(of: folder.path) == ["a", "b", "below", "dangling", "linked", "linkedFolder"])
    }
}
