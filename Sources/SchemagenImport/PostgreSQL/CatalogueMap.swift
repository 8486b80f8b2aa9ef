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
            default: break
            }
        }
        for (path, list) in columns {
            columns[path] = list.sorted { ($0.number(.position) ?? 0) < ($1.number(.position) ?? 0) }
        }
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
