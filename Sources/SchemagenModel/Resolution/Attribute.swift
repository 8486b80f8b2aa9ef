/// Every attribute of the language.
enum Attribute: String, Sendable, Equatable, CaseIterable {
    case primaryKey, unique, index, check, identity, autoincrement, generated, touch, swiftDefault
    case references, foreignKey, unreferenced, onDelete, onUpdate, matchFull, inverse
    case deferrable, notValid, noInherit, nullsNotDistinct, partOf, onConflict, notNull
    case collate, sensitive, deprecated, backfill, convert
    case storage, `default`, only, allow, group
    case unlogged, with, rowSecurity, inherits, withoutRowID, sqliteStorage, touchTrigger
    case sqliteType, sqliteDefinition, sqliteConstraint, unlisted
    case checkOption, noData, replicaIdentity, clusterOn, compression, statistics
    case options, ownedBy, version, schema

    /// The attributes by the names that they have in a file.
    static let byName: [String: Attribute] = Dictionary(
        uniqueKeysWithValues: Attribute.allCases.map { ($0.rawValue, $0) })

    /// Where the attribute may stand.
    var places: AttributePlace {
        switch self {
        case .primaryKey, .unique, .index, .check, .identity, .autoincrement, .generated, .touch, .swiftDefault,
            .references, .foreignKey, .unreferenced, .backfill, .convert, .sqliteType,
            .sqliteDefinition:
            .column
        case .notNull, .collate: [.column, .type]
        case .default: .type
        case .sensitive: [.column, .readOnlyColumn]
        case .onDelete, .onUpdate, .inverse: [.column, .foreignKey]
        case .matchFull: .foreignKey
        case .unlisted: [.column, .foreignKey, .view]
        case .deferrable: [.column, .primaryKey, .unique, .foreignKey, .exclusion]
        case .notValid: [.column, .check, .typeCheck, .foreignKey]
        case .noInherit: .check
        case .nullsNotDistinct: [.unique, .index]
        case .partOf: [.primaryKey, .unique, .exclusion, .index]
        case .onConflict: [.primaryKey, .unique, .check]
        case .deprecated:
            [
                .table, .virtualTable, .view, .materializedView, .column, .readOnlyColumn, .computed, .enumeration,
                .enumCase, .type,
            ]
        case .storage: [.column, .enumeration, .type]
        case .compression, .statistics: .column
        case .only: AttributePlace.everything.subtracting([.enumCase, .computed, .partition, .removal])
        case .allow: AttributePlace.everything.subtracting([.extension, .partition])
        case .group: [.table, .virtualTable, .view, .materializedView, .enumeration, .type]
        case .with: [.table, .column, .view, .materializedView, .index, .unique]
        case .checkOption: .view
        case .noData: .materializedView
        case .replicaIdentity: .table
        case .clusterOn: [.table, .materializedView]
        case .unlogged, .rowSecurity, .inherits, .withoutRowID, .sqliteStorage, .touchTrigger, .sqliteConstraint: .table
        case .options, .ownedBy: .sequence
        case .version, .schema: .extension
        }
    }
}

/// The places where an attribute may stand.
struct AttributePlace: OptionSet, Sendable, Equatable {
    let rawValue: UInt32

    static let column = AttributePlace(rawValue: 1 << 0)
    /// A column of a view or of a virtual table.
    static let readOnlyColumn = AttributePlace(rawValue: 1 << 1)
    static let computed = AttributePlace(rawValue: 1 << 2)
    static let table = AttributePlace(rawValue: 1 << 3)
    static let virtualTable = AttributePlace(rawValue: 1 << 4)
    static let view = AttributePlace(rawValue: 1 << 5)
    static let materializedView = AttributePlace(rawValue: 1 << 6)
    static let enumeration = AttributePlace(rawValue: 1 << 7)
    static let enumCase = AttributePlace(rawValue: 1 << 8)
    static let type = AttributePlace(rawValue: 1 << 9)
    static let typeCheck = AttributePlace(rawValue: 1 << 10)
    static let sequence = AttributePlace(rawValue: 1 << 11)
    static let `extension` = AttributePlace(rawValue: 1 << 12)
    static let namespace = AttributePlace(rawValue: 1 << 13)
    static let index = AttributePlace(rawValue: 1 << 14)
    static let unique = AttributePlace(rawValue: 1 << 15)
    static let primaryKey = AttributePlace(rawValue: 1 << 16)
    static let check = AttributePlace(rawValue: 1 << 17)
    static let foreignKey = AttributePlace(rawValue: 1 << 18)
    static let exclusion = AttributePlace(rawValue: 1 << 19)
    static let partition = AttributePlace(rawValue: 1 << 20)
    static let opaque = AttributePlace(rawValue: 1 << 21)
    static let removal = AttributePlace(rawValue: 1 << 22)

    static let everything = AttributePlace(rawValue: (1 << 23) - 1)

    /// Names for messages, in the order of the places.
    private static let titles: [(AttributePlace, String)] = [
        (.column, "a column of a table"), (.readOnlyColumn, "a column of a view or virtual table"),
        (.computed, "a computed property"), (.table, "a table"), (.virtualTable, "a virtual table"), (.view, "a view"),
        (.materializedView, "a materialized view"), (.enumeration, "an enum"), (.enumCase, "a case of an enum"),
        (.type, "a type"), (.typeCheck, "a check of a type"), (.sequence, "a sequence"), (.extension, "an extension"),
        (.namespace, "a namespace"), (.index, "an index"), (.unique, "a unique constraint"),
        (.primaryKey, "a primary key"), (.check, "a check"), (.foreignKey, "a foreign key"),
        (.exclusion, "an exclusion constraint"), (.partition, "a partition"), (.opaque, "an sql object"),
        (.removal, "a removal"),
    ]

    /// The places as a message lists them: `a column of a table or a foreign key`.
    var title: String {
        let names = Self.titles.filter { contains($0.0) }.map(\.1)
        guard names.count > 1, let last = names.last else { return names.first ?? "nothing" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}
