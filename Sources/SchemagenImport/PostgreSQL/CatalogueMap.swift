import SchemagenDatabases

/// A catalogue by what belongs to what.
struct CatalogueMap {
    let catalogue: DatabaseCatalogue
    /// The columns of each relation in their order.
    private(set) var columns: PathMap<[CatalogueObject]> = [:]
    /// The constraints of each table and domain, in the order of their names.
    private(set) var constraints: PathMap<[CatalogueObject]> = [:]
    /// The indexes of each table and materialized view that no constraint has made.
    private(set) var indexes: PathMap<[CatalogueObject]> = [:]
    /// The partitions of each table, in the order of their names.
    private(set) var partitions: PathMap<[CatalogueObject]> = [:]

    /// The indexes, and the constraints that are kept by one, by the schema and name of the index.
    private var relations: PathMap<CatalogueObject> = [:]
    /// Their parts in partitions, by the same.
    private var parts: PathMap<[CatalogueObject]> = [:]
    /// The tables that others inherit from.
    private(set) var parents: Set<CatalogueIdentity> = []

    init(_ catalogue: DatabaseCatalogue) {
        self.catalogue = catalogue
        for object in catalogue.objects {
            let owner = Array(object.identity.path.dropLast())
            switch object.identity.kind {
            case .column: columns[owner, default: []].append(object)
            case .primaryKey, .uniqueConstraint, .checkConstraint, .foreignKey, .exclusionConstraint,
                .notNullConstraint:
                constraints[owner, default: []].append(object)
            case .index: indexes[owner, default: []].append(object)
            case .table, .foreignTable:
                let parent = object.list(.partitionOf)
                if !parent.isEmpty { partitions[parent, default: []].append(object) }
                for parent in object.list(.parents) {
                    if let path = PrintedText.path(parent) { parents.insert(CatalogueIdentity(.table, path)) }
                }
            default: break
            }
            switch object.identity.kind {
            case .primaryKey, .uniqueConstraint, .exclusionConstraint, .index:
                relations[Self.relation(object)] = object
                let whole = object.list(.partitionOf)
                if !whole.isEmpty { parts[whole, default: []].append(object) }
            default: break
            }
        }
        for (path, list) in columns {
            columns[path] = list.sorted { ($0.number(.position) ?? 0) < ($1.number(.position) ?? 0) }
        }
    }

    /// The schema and name of the index that an object is or has.
    static func relation(_ object: CatalogueObject) -> [String] { [object.identity.path[0], object.identity.path[2]] }

    /// What an index or constraint of a partition is a part of; nil: of nothing.
    func whole(of object: CatalogueObject) -> CatalogueObject? {
        let path = object.list(.partitionOf)
        return path.isEmpty ? nil : relations[path]
    }

    /// What an index or constraint is a part of in the end; the object itself where that is nothing.
    func root(of object: CatalogueObject) -> CatalogueObject {
        var object = object
        // Partitions nest, and do not go round.
        while let whole = whole(of: object) { object = whole }
        return object
    }

    /// All parts of an index or constraint, each behind what it is a part of.
    func allParts(of object: CatalogueObject) -> [CatalogueObject] {
        (parts[Self.relation(object)] ?? []).flatMap { [$0] + allParts(of: $0) }
    }

    /// The constraints of one kind.
    func constraints(_ kind: CatalogueKind, of path: [String]) -> [CatalogueObject] {
        (constraints[path] ?? []).filter { $0.identity.kind == kind }
    }

    /// The primary key of a table.
    func primaryKey(of path: [String]) -> CatalogueObject? { constraints(.primaryKey, of: path).first }

    /// Whether a table is divided.
    func isPartition(_ object: CatalogueObject) -> Bool { !object.list(.partitionOf).isEmpty }
}
