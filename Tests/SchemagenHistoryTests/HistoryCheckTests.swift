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

    /// A lock that got lost and came again from an older state says it once a migration.
    @Test func theFilesOfAMigrationAreOneError() throws {
        var folder = sampleFolder()
        for path in [
            "postgresql/0003_more.up.sql", "postgresql/0003_more.down.sql", "snapshots/0003.schema", "other.sql",
        ] {
            folder.files[path] = []
        }
        let findings = HistoryCheck.check(folder).diagnostics
        #expect(
            findings.map(\.path) == [
                "Generated/Migrations/other.sql", "Generated/Migrations/postgresql/0003_more.down.sql",
            ])
        #expect(findings.last?.message.hasPrefix("this file and 2 more of its number are not in the lock") == true)
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
        #expect(HistoryCheck.check(folder).diagnostics[0].message.contains("migration rebase"))
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

    @Test func handsAndBaselinesAreInTheLock() {
        var lock = Lock()
        let hash = MigrationFolder.hash([])
        var entry = LockEntry(
            number: 7, name: "baseline", change: 7, snapshot: hash, files: [.sqlite: .init(up: hash, down: hash)],
            structures: [.sqlite: hash], replaces: [.sqlite: [hash, hash]], previous: "")
        lock.append(entry)
        entry.replaces = [:]
        entry.name = "fill"
        entry.labels = [.lossy]
        for handwork in LockEntry.Handwork.allCases {
            entry.number += 1
            entry.change = entry.number
            entry.handwork = handwork
            lock.append(entry)
        }
        let read = Lock.read(Array(lock.text.utf8), path: "lock")
        #expect(read.diagnostics.isEmpty)
        #expect(read.lock == lock)
        #expect(lock.nextNumber == 10)
        #expect(lock.entries[0].isBaseline && !lock.entries[1].isBaseline)
        // A history that does not begin with a baseline begins with 0001, and there is one beginning.
        var headless = lock
        headless.entries.removeFirst()
        headless = headless.chained
        #expect(Lock.read(Array(headless.text.utf8), path: "lock").diagnostics.map(\.code).contains(.lockOrder))
        var twice = lock
        twice.entries[1].replaces = [.sqlite: [hash]]
        #expect(Lock.read(Array(twice.chained.text.utf8), path: "lock").diagnostics.map(\.code) == [.lockOrder])
        let wrong = lock.text.replacing("hand=draft", with: "hand=maybe")
        #expect(Lock.read(Array(wrong.utf8), path: "lock").diagnostics.first?.code == .lockUnreadable)
        let short = lock.text.replacing("replaces=\(hash),\(hash)", with: "replaces=\(hash),")
        #expect(Lock.read(Array(short.utf8), path: "lock").diagnostics.first?.code == .lockUnreadable)
    }

    @Test func aDraftMayBeWrittenButNotPass() {
        var folder = sampleFolder()
        guard var lock = HistoryCheck.check(folder).lock else { return }
        lock.entries[1].handwork = .draft
        folder.files[Lock.fileName] = Array(lock.chained.text.utf8)
        #expect(codes(folder) == [.migrationDraft])
        folder.files["sqlite/0002_create_notes.up.sql"]?.append(0x20)
        #expect(codes(folder) == [.migrationDraft])
        folder.files["sqlite/0001_initial.up.sql"]?.append(0x20)
        #expect(codes(folder) == [.migrationEdited, .migrationDraft])
        folder.files["sqlite/0002_create_notes.up.sql"] = nil
        #expect(codes(folder).contains(.migrationMissing))
    }

    @Test func aHeadSaysWhatItsAuthorDeclares() {
        let text =
            "-- 0002_x (SQLite, up)\r\n-- schemagen: lossy \n\n-- schemagen: breaking\nSELECT 1;\n-- schemagen: draft\n"
        let head = FileHead(Array(text.utf8))
        #expect(head.labels == [.breaking, .lossy])
        #expect(!head.isUnwritten)
        #expect(FileHead(Array("-- schemagen: draft\n".utf8)).isUnwritten)
        #expect(FileHead(Array("-- say `-- schemagen: lossy`\n".utf8)).labels == [])
        let moved = FileHead.retitled(
            Array("-- 0002_x (SQLite, up)\n\nSELECT '0002_x';\n".utf8), from: "0002_x", to: "0004_x")
        #expect(String(decoding: moved, as: UTF8.self) == "-- 0004_x (SQLite, up)\n\nSELECT '0002_x';\n")
    }

    @Test func changesHaveTheNameThatTheirMigrationsShare() {
        func change(_ names: String...) -> String {
            RecordedChange(
                entries: names.map {
                    LockEntry(number: 1, name: $0, change: 1, snapshot: "", files: [:], structures: [:], previous: "")
                }
            ).name
        }
        #expect(change("totals") == "totals")
        #expect(change("totals", "totals_backfill", "totals_validate") == "totals")
        #expect(change("a_index_1", "a_index_2") == "a_index")
        #expect(change("one", "other", "two") == "one")
    }
}
