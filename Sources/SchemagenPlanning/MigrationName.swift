import SchemagenEvolution
import SchemagenModel

/// The name that a migration has unless somebody gives it one.
public enum MigrationName {
    /// The longest name, in bytes.
    public static let maximumLength = 60
    /// The longest name of a part of a change, in bytes: what the lock takes.
    static let maximumPartLength = 100

    /// A name from what changes on any of the new schema's databases: `initial`, `create_campaign_metrics`,
    /// `create_3_tables`, `add_order_note`. ASCII letters, digits and underscores, at most 60 bytes.
    ///
    /// - Parameters:
    ///   - old: The schema before; nil for the first migration.
    ///   - new: The schema after.
    ///   - known: The changes on the databases that plans were made for already. Those on others are looked for.
    public static func suggestion(
        from old: Schema?, to new: Schema, known: [Database: [Change]] = [:]
    ) -> String {
        guard let old else { return "initial" }
        var changes: [Change] = []
        var seen: Set<Change> = []
        for database in new.settings.databases {
            if old.settings.minimumVersions[database] == nil { return fitted("add_\(database.rawValue)") ?? "change" }
            let found = known[database] ?? Difference(from: old, to: new, on: database).changes
            for change in found where seen.insert(change).inserted {
                changes.append(change)
            }
        }
        return suggestion(for: changes, in: new)
    }

    /// The names of the migrations of one change: what does not say what it does has the change's name, the others say what
    /// they do, or to which table.
    package static func names(of migrations: [MigrationPlan], base: String) -> [String] {
        guard migrations.count > 1 else { return [base] }
        let names = migrations.map { migration in
            // A number may come behind it.
            let room = maximumPartLength - 5 - base.utf8.count
            let purpose = slug(migration.purpose).prefix(max(room, 0)).drop { $0 == 0x5F }
            return purpose.isEmpty ? base : "\(base)_\(String(decoding: purpose, as: UTF8.self))"
        }
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        var numbers: [String: Int] = [:]
        return names.map { name in
            guard counts[name] != 1 else { return name }
            numbers[name, default: 0] += 1
            let number = numbers[name] ?? 1
            // The change's name is its first part's.
            return name == base && number == 1 ? name : "\(name)_\(number)"
        }
    }

    /// A name from changes.
    static func suggestion(for changes: [Change], in schema: Schema) -> String {
        guard let first = changes.first else { return "no_change" }
        if changes.allSatisfy({ $0.kind == .added && $0.part == nil }) { return creation(changes, in: schema) }
        if changes.count == 1 {
            let thing = first.part == nil ? first.object.name : "\(first.object.name)_\(first.name)"
            let verb: String
            switch first.kind {
            case .added: verb = first.part == nil ? "create" : "add"
            case .removed: verb = first.part == nil ? "drop" : "remove"
            case .renamed: verb = "rename"
            case .changed: verb = "change"
            }
            return fitted("\(verb)_\(thing)") ?? "\(verb)_\(kindName(first.object.kind))"
        }
        var objects: [String] = []
        for change in changes where !objects.contains(change.object.name) && objects.count < 3 {
            objects.append(change.object.name)
        }
        if objects.count < 3,
            let name = fitted("change_" + objects.joined(separator: "_and_"))
        {
            return name
        }
        return "\(changes.count)_changes"
    }

    private static func creation(_ changes: [Change], in schema: Schema) -> String {
        // The tables are what a migration is about; other things come along.
        for kind in [ObjectKind.table, .view, .enumeration, .type, .sequence, .opaque, .namespace, .extension] {
            let created = changes.filter { $0.object.kind == kind }
            guard let first = created.first else { continue }
            if created.count <= 2 {
                let sqlNames = sqlNames(of: kind, in: schema, named: created.map(\.object.name))
                if let name = fitted("create_" + sqlNames.joined(separator: "_and_")) { return name }
            }
            let noun = kindName(first.object.kind)
            return created.count == 1 ? "create_\(noun)" : "create_\(created.count)_\(noun)s"
        }
        return "create"
    }

    private static func sqlNames(of kind: ObjectKind, in schema: Schema, named names: [String]) -> [String] {
        var infos: [ObjectInfo]
        switch kind {
        case .table: infos = schema.tables.map(\.info)
        case .view: infos = schema.views.map(\.info)
        case .enumeration: infos = schema.enums.map(\.info)
        case .type: infos = schema.types.map(\.info)
        case .sequence: infos = schema.sequences.map(\.info)
        case .opaque, .namespace, .extension: return names
        }
        infos = infos.filter { names.contains($0.name) }
        return infos.isEmpty ? names : infos.map(\.sqlName)
    }

    private static func kindName(_ kind: ObjectKind) -> String { kind == .opaque ? "object" : kind.rawValue }

    /// The text as a name; nil where it is too long or nothing but the verb is left of it.
    private static func fitted(_ text: String) -> String? {
        let result = slug(text)
        guard result.contains(0x5F), result.count <= maximumLength else { return nil }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text in lower case, everything but letters and digits turned into single underscores, and one more before a
    /// capital that starts a word.
    private static func slug(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        var previous: UInt8 = 0x5F
        for byte in text.utf8 {
            let isCapital = byte >= 0x41 && byte <= 0x5A
            let isSmall = (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
            let followsSmall = (previous >= 0x61 && previous <= 0x7A) || (previous >= 0x30 && previous <= 0x39)
            if isCapital, followsSmall { result.append(0x5F) }
            if isCapital || isSmall {
                result.append(isCapital ? byte + 0x20 : byte)
            } else if let last = result.last, last != 0x5F {
                result.append(0x5F)
            }
            previous = byte
        }
        if result.last == 0x5F { result.removeLast() }
        return result
    }
}
