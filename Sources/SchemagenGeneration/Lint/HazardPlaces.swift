import SchemagenEvolution
import SchemagenModel

/// Where in the schema as it is now a change of it or of an earlier one is to be shown, and what `@allow` says there.
struct HazardPlaces {
    /// A place with the suppressions that hold there.
    struct Place {
        var anchor: SourceAnchor
        var allowances: [Allowance]
    }

    /// The schema that the change leads to and those that came later, the present one last.
    private let later: [Schema]

    /// - Parameter later: The schema that the change leads to and those that came later, the present one last.
    init(later: [Schema]) { self.later = later }

    /// The place of a change: the `removed` hint of what is gone while there is one, else the thing itself under the name
    /// that it has by now, else what it is or was a part of. Nil where nothing of it is left.
    func place(of change: Change) -> Place? {
        guard let schema = later.last else { return nil }
        let owner = currentName(of: change.object)
        let around = info(of: ObjectIdentity(change.object.kind, owner), in: schema)
        if change.kind == .removed, let removal = removal(of: change, owner, in: schema) {
            return Place(anchor: removal.anchor, allowances: removal.allowances + (around?.allowances ?? []))
        }
        guard let around else { return nil }
        if case .column(let name) = change.part,
            let column = column(
                currentName(ofColumn: name, in: change.object), of: owner, change.object.kind, in: schema)
        {
            return Place(anchor: column.anchor, allowances: column.allowances + around.allowances)
        }
        if let part = part(of: change, owner, in: schema) {
            return Place(anchor: part.anchor, allowances: part.allowances + around.allowances)
        }
        return around
    }

    // MARK: Names

    /// The name that an object has by now. A hint counts where it is new: one that was there before has served.
    private func currentName(of object: ObjectIdentity) -> String {
        var name = object.name
        for (before, after) in zip(later, later.dropFirst()) {
            let infos = Self.infos(of: object.kind, in: after)
            guard let renamed = infos.first(where: { $0.formerName == name }),
                !Self.infos(of: object.kind, in: before).contains(where: {
                    $0.name == renamed.name && $0.formerName == name
                })
            else { continue }
            name = renamed.name
        }
        return name
    }

    private func currentName(ofColumn column: String, in object: ObjectIdentity) -> String {
        var name = column
        for number in later.indices.dropFirst() {
            let owner = HazardPlaces(later: Array(later[...number])).currentName(of: object)
            let former = HazardPlaces(later: Array(later[..<number])).currentName(of: object)
            guard let renamed = Self.table(owner, in: later[number])?.columns.first(where: { $0.formerName == name }),
                Self.table(former, in: later[number - 1])?.column(renamed.name)?.formerName != name
            else { continue }
            name = renamed.name
        }
        return name
    }

    // MARK: Things

    private static func table(_ name: String, in schema: Schema) -> Table? {
        schema.tables.first { $0.info.name == name }
    }

    private static func infos(of kind: ObjectKind, in schema: Schema) -> [ObjectInfo] {
        switch kind {
        case .table: schema.tables.map(\.info)
        case .view: schema.views.map(\.info)
        case .enumeration: schema.enums.map(\.info)
        case .type: schema.types.map(\.info)
        case .sequence: schema.sequences.map(\.info)
        case .namespace, .extension, .opaque: []
        }
    }

    private func info(of object: ObjectIdentity, in schema: Schema) -> Place? {
        switch object.kind {
        case .namespace:
            return schema.namespaces.first { $0.name == object.name }.map { Place(anchor: $0.anchor, allowances: []) }
        case .extension:
            return schema.extensions.first { $0.name == object.name }.map { Place(anchor: $0.anchor, allowances: []) }
        case .opaque:
            return schema.opaqueObjects.first { $0.name == object.name }.map {
                Place(anchor: $0.anchor, allowances: $0.allowances)
            }
        default:
            return Self.infos(of: object.kind, in: schema).first { $0.name == object.name }.map {
                Place(anchor: $0.anchor, allowances: $0.allowances)
            }
        }
    }

    private func column(_ name: String, of owner: String, _ kind: ObjectKind, in schema: Schema) -> Column? {
        kind == .view
            ? schema.views.first { $0.info.name == owner }?.columns.first { $0.name == name }
            : Self.table(owner, in: schema)?.column(name)
    }

    /// What goes by its SQL name, or is a check.
    private func part(of change: Change, _ owner: String, in schema: Schema) -> Place? {
        let table = Self.table(owner, in: schema)
        func place(_ info: ConstraintInfo?) -> Place? {
            info.map { Place(anchor: $0.anchor, allowances: $0.allowances) }
        }
        switch change.part {
        case .primaryKey: return place(table?.primaryKey?.info)
        case .unique(let name): return place(table?.uniques.first { $0.info.sqlName == name }?.info)
        case .foreignKey(let name): return place(table?.foreignKeys.first { $0.info.sqlName == name }?.info)
        case .exclusion(let name): return place(table?.exclusions.first { $0.info.sqlName == name }?.info)
        case .check(let name): return place(table?.checks.first { $0.name == name }?.info)
        case .index(let name):
            return table?.indexes.first { $0.sqlName == name }.map {
                Place(anchor: $0.anchor, allowances: $0.allowances)
            }
        case .enumCase(let name):
            let enumeration = schema.enums.first { $0.info.name == owner }
            return enumeration?.cases.first { $0.name == name }.map { Place(anchor: $0.anchor, allowances: []) }
        // A partition has no place of its own in the model: its table is pointed at.
        case .partition: return table.map { Place(anchor: $0.info.anchor, allowances: $0.info.allowances) }
        case .column, nil: return nil
        }
    }

    private func removal(of change: Change, _ owner: String, in schema: Schema) -> Removal? {
        var words = [change.removal]
        for name in [change.formerName, owner].compactMap(\.self) {
            words.append(Change(.removed, ObjectIdentity(change.object.kind, name), part: change.part).removal)
        }
        return schema.removals.first { removal in
            let kind = removal.kind == "materialized view" ? "view" : removal.kind
            return words.contains("\(kind) \(removal.path.joined(separator: "."))")
        }
    }
}
