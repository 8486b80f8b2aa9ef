import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import Testing

/// A folder of two migrations, each for both databases, built without the rest of the tool.
private func sampleFolder() -> MigrationFolder {
    var folder = MigrationFolder(path: "Generated/Migrations", files: [:])
    var lock = Lock()
    for (number, name) in [(1, "initial"), (2, "create_notes")] {
        let snapshot = Array("schema S {} // \(number)\n".utf8)
        var entry = LockEntry(
            number: number, name: name, change: number, snapshot: MigrationFolder.hash(snapshot), files: [:],
            structures: [:], previous: lock.tip)
        for database in Database.allCases {
            let up = Array("CREATE TABLE t\(number) (a int);\n".utf8)
            let down = Array("DROP TABLE t\(number);\n".utf8)
            entry.files[database] = .init(up: MigrationFolder.hash(up), down: MigrationFolder.hash(down))
            entry.structures[database] = MigrationFolder.hash(Array("\(number)".utf8))
            folder.files[entry.path(database, .up)] = up
            folder.files[entry.path(database, .down)] = down
        }
        folder.files[entry.snapshotPath] = snapshot
        lock.entries.append(entry)
    }
    folder.files[Lock.fileName] = Array(lock.text.utf8)
    return folder
}

private func codes(_ folder: MigrationFolder) -> [DiagnosticCode] { HistoryCheck.check(folder).diagnostics.map(\.code) }

@Suite struct HistoryCheckTests {
    @Test func anIntactFolderHasNoFindings() {
        let result = HistoryCheck.check(sampleFolder())
        #expect(result.diagnostics.isEmpty)
        #expect(result.lock?.entries.map(\.title) == ["0001_initial", "0002_create_notes"])
    }

    @Test(arguments: [
        "postgresql/0001_initial.up.sql", "postgresql/0002_create_notes.down.sql", "sqlite/0001_initial.down.sql",
        "snapshots/0001.schema", "snapshots/0002.schema",
    ])
    func everyFileIsProtected(path: String) {
        var edited = sampleFolder()
        edited.files[path]?.append(0x20)
        #expect(codes(edited) == [.migrationEdited])
        var missing = sampleFolder()
        missing.files[path] = nil
        #expect(codes(missing) == [.migrationMissing])
        #expect(
            HistoryCheck.check(missing).diagnostics[0].headline.hasPrefix("Generated/Migrations/\(path):1:1: error: "))
    }

    @Test func lineEndingsAreNoEdit() {
        var folder = sampleFolder()
        let path = "postgresql/0001_initial.up.sql"
        folder.files[path] = Array(
            String(decoding: folder.files[path] ?? [], as: UTF8.self).replacing("\n", with: "\r\n").utf8)
        folder.files[Lock.fileName] = Array(
            String(decoding: folder.files[Lock.fileName] ?? [], as: UTF8.self).replacing("\n", with: "\r\n").utf8)
        #expect(codes(folder).isEmpty)
    }

    @Test(arguments: ["postgresql/0003_more.up.sql", "sqlite/x.sql", "snapshots/0003.schema", "other.sql"])
    func aFileThatNoLineListsIsAnError(path: String) {
        var folder = sampleFolder()
        folder.files[path] = []
        #expect(codes(folder) == [.migrationUnlisted])
    }

    @Test func theLockIsNotOptional() {
        var folder = sampleFolder()
        folder.files[Lock.fileName] = nil
        #expect(codes(folder) == [.lockMissing])
        folder.files[Lock.fileName] = []
        #expect(codes(folder) == [.lockEmpty])
        folder.files[Lock.fileName] = [0xFF, 0xFE]
        #expect(codes(folder) == [.lockUnreadable])
        folder.files[Lock.fileName] = Array("schemagen-lock format=2\n".utf8)
        #expect(codes(folder) == [.lockFormat])
        #expect(
            HistoryCheck.check(folder).diagnostics[0].message
                == "the lock has format 2, this version of schemagen reads up to 1; update the package")
        folder.files[Lock.fileName] = Array("schemagen-lock format=1\n<<<<<<< ours\n".utf8)
        #expect(codes(folder) == [.lockConflict])
        #expect(HistoryCheck.check(folder).diagnostics[0].message.contains("take the side that was merged first"))
    }

    @Test func everyByteOfTheLockIsProtected() throws {
        let folder = sampleFolder()
        let bytes = try #require(folder.files[Lock.fileName])
        // The hashes of structures in the last line alone are proved by nothing that is in the folder.
        var unproved = 0
        for index in bytes.indices where bytes[index] != 0x0A {
            var tampered = folder
            tampered.files[Lock.fileName]?[index] = bytes[index] == 0x61 ? 0x62 : 0x61
            let word = bytes[..<index].split(separator: 0x20, omittingEmptySubsequences: false).last ?? []
            let isInStructure = String(decoding: word, as: UTF8.self).contains("structure=") && bytes[index] != 0x20
            if index > bytes.count / 2 && isInStructure {
                unproved += 1
                continue
            }
            #expect(!codes(tampered).isEmpty, "byte \(index)")
        }
        #expect(unproved == Database.allCases.count * 64, "\(unproved) of \(bytes.count) bytes")
    }

    @Test func aLineOfAnotherBranchDoesNotChain() throws {
        let folder = sampleFolder()
        let text = String(decoding: try #require(folder.files[Lock.fileName]), as: UTF8.self)
        var lines = text.split(separator: "\n").map(String.init)
        lines[1] = lines[1].replacing("initial", with: "another")
        var merged = folder
        merged.files[Lock.fileName] = Array((lines.joined(separator: "\n") + "\n").utf8)
        #expect(codes(merged).contains(.lockChain))
        lines = text.split(separator: "\n").map(String.init)
        lines.remove(at: 1)
        merged.files[Lock.fileName] = Array((lines.joined(separator: "\n") + "\n").utf8)
        #expect(codes(merged).contains(.lockOrder))
    }

    @Test func theLockReadsWhatItWrites() throws {
        let folder = sampleFolder()
        let bytes = try #require(folder.files[Lock.fileName])
        let lock = try #require(Lock.read(bytes, path: "lock").lock)
        #expect(Array(lock.text.utf8) == bytes)
    }
}
