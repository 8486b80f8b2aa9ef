import SchemagenModel

/// One schema change as a lock holds it: the migrations that lead to one snapshot.
public struct RecordedChange: Sendable, Equatable {
    /// The migrations, oldest first; never empty.
    public var entries: [LockEntry]

    /// Makes one.
    /// - Parameter entries: Its migrations, oldest first; at least one.
    public init(entries: [LockEntry]) { self.entries = entries }

    /// The last migration, which bears the number of the snapshot.
    public var last: LockEntry { entries[entries.count - 1] }
    /// The name of the change: what the names of its migrations have in common.
    public var name: String {
        var common = Substring(entries[0].name)
        for entry in entries.dropFirst() {
            while !entry.name.hasPrefix(common) { common.removeLast() }
        }
        while entries.count > 1, common.last == "_" { common.removeLast() }
        return common.isEmpty ? entries[0].name : String(common)
    }
    /// What it is called: as its migration, or by the numbers of its migrations and its name: `0003–0020_big`.
    public var title: String {
        entries.count == 1 ? last.title : "\(numbers)_\(name)"
    }
    /// The numbers of its migrations: `0002`, `0003–0020`.
    public var numbers: String {
        entries.count == 1 ? last.paddedNumber : "\(entries[0].paddedNumber)–\(last.paddedNumber)"
    }
    /// Its first number with its name, for the names of files: `0003_big`.
    public var fileTitle: String { "\(entries[0].paddedNumber)_\(name)" }
    /// Whether hands wrote a part of it.
    public var isByHand: Bool { entries.contains { $0.handwork != nil } }

    /// The paths of all its files in the migrations folder, the snapshot last.
    public var paths: [String] {
        entries.flatMap { entry in
            entry.databases.flatMap { [entry.path($0, .up), entry.path($0, .down)] }
        } + [last.snapshotPath]
    }
}

extension Lock {
    /// Whether the migration at a place is the last of its change.
    public func endsChange(at index: Int) -> Bool {
        index + 1 == entries.count || entries[index + 1].change != entries[index].change
    }

    /// The migrations by the changes that they belong to.
    public var changes: [RecordedChange] {
        var changes: [RecordedChange] = []
        for (index, entry) in entries.enumerated() {
            if index > 0, entries[index - 1].change == entry.change {
                changes[changes.count - 1].entries.append(entry)
            } else {
                changes.append(RecordedChange(entries: [entry]))
            }
        }
        return changes
    }
}
