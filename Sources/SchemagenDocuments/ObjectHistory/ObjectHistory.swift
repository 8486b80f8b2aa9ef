import SchemagenEvolution
import SchemagenHistory
import SchemagenModel

/// What happened to each table, view, enum and type from one migration to the next, as the snapshots tell it.
struct ObjectHistory: Sendable {
    /// What a schema change did to an object.
    struct Event: Sendable, Equatable {
        /// The schema change.
        var change: RecordedChange
        /// What it did; `created` stands alone.
        var changes: [ObjectChange]
    }

    private var events: [ObjectIdentity: [Event]] = [:]
    /// By object and name of a column: the change that brought it, where that is not the object's own.
    private var columns: [ObjectIdentity: [String: RecordedChange]] = [:]
    /// What is no more: the object as it was last, and its events, in the order of departure.
    private(set) var departed: [(object: RecordedObject, events: [Event])] = []

    /// Without any migration.
    init() {}

    /// Reads the history of a project; what cannot be read tells nothing, and `check` reports it.
    init(_ folder: MigrationFolder) {
        guard let bytes = folder.files[Lock.fileName], let lock = Lock.read(bytes, path: "").lock else { return }
        var pieces: [SnapshotPieces.Piece] = []
        var known: Set<SnapshotPieces.Piece> = []
        for change in lock.changes {
            guard let snapshot = folder.files[change.last.snapshotPath] else { return }
            let next = SnapshotPieces(snapshot).pieces
            let present = Set(next)
            let gone = pieces.filter { !present.contains($0) }.flatMap { RecordedObjectReader($0).objects }
            let come = next.filter { !known.contains($0) }.flatMap { RecordedObjectReader($0).objects }
            note(gone, come, by: change)
            (pieces, known) = (next, present)
        }
    }

    /// What happened to an object, oldest first; empty where no migration knows it.
    func events(of identity: ObjectIdentity) -> [Event] { events[identity] ?? [] }

    /// The change that brought a column of an object to it after it had been created; nil: it was there from the start.
    func origin(ofColumn name: String, in identity: ObjectIdentity) -> RecordedChange? { columns[identity]?[name] }

    /// Takes in a change: the objects whose text it took away, and those whose text it brought.
    private mutating func note(_ gone: [RecordedObject], _ come: [RecordedObject], by change: RecordedChange) {
        let pairing = Pairing(gone.map(\.names), come.map(\.names)) { gone[$0].parts == come[$1].parts }
        // Objects may exchange their names: everything is read before anything is written.
        let past = gone.map { events[$0.identity] ?? [] }
        let origins = gone.map { columns[$0.identity] ?? [:] }
        for object in gone {
            events[object.identity] = nil
            columns[object.identity] = nil
        }
        for offset in pairing.removed {
            departed.append((gone[offset], past[offset] + [Event(change: change, changes: [.removed])]))
        }
        for pair in pairing.pairs {
            let object = come[pair.new]
            let changes = ObjectChange.changes(from: gone[pair.old], to: object)
            columns[object.identity] = Self.origins(of: changes, after: origins[pair.old], change)
            let event = Event(change: change, changes: changes)
            events[object.identity] = past[pair.old] + (changes.isEmpty ? [] : [event])
        }
        for offset in pairing.added {
            events[come[offset].identity] = [Event(change: change, changes: [.created])]
        }
    }

    private static func origins(
        of changes: [ObjectChange], after past: [String: RecordedChange], _ change: RecordedChange
    )
        -> [String: RecordedChange]
    {
        var origins = past
        for case .partRemoved(let part) in changes where part.kind == .column { origins[part.name] = nil }
        var renamed: [(String, RecordedChange?)] = []
        for case .partRenamed(let old, let new) in changes where new.kind == .column {
            renamed.append((new.name, past[old.name]))
            if past[old.name] != nil { origins[old.name] = nil }
        }
        for (name, origin) in renamed { origins[name] = origin }
        for case .partAdded(let part) in changes where part.kind == .column { origins[part.name] = change }
        return origins
    }
}

extension RecordedObject {
    /// By what it is told from the others: a table and an enum have different names in Swift, but not in the history.
    fileprivate var names: Pairing.Names {
        let kind = identity.kind.rawValue
        return Pairing.Names(
            name: "\(kind) \(identity.name)", formerName: formerName.map { "\(kind) \($0)" },
            sqlName: "\(kind) \(sqlName)")
    }
}
