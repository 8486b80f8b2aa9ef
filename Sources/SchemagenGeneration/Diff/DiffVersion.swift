import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// One of the two versions that are compared: the schema with its text.
struct DiffVersion {
    let schema: Schema
    private let declarations: DeclarationIndex
    private let places: HazardPlaces

    init(_ schema: Schema, in file: SourceFile) {
        self.schema = schema
        declarations = DeclarationIndex(file)
        places = HazardPlaces(later: [schema])
    }

    /// The header.
    var header: SchemaChange.Declaration? { declarations.headerDeclaration }

    /// The line of a place.
    func line(at anchor: SourceAnchor) -> Int { declarations.line(at: anchor.span) }

    /// What the file says about an object or a part of one.
    /// - Parameter isWhole: Whether an object is meant with all that is in it.
    func declaration(_ object: ObjectIdentity, _ part: Change.Part?, isWhole: Bool) -> SchemaChange.Declaration? {
        guard let anchor = anchor(object, part) else { return nil }
        if part == nil { return declaration(at: anchor, of: object.kind, isWhole: isWhole) }
        return declarations.whole(at: anchor.span)
    }

    /// What the file says at the place of a name.
    func declaration(at anchor: SourceAnchor, of kind: ObjectKind?, isWhole: Bool) -> SchemaChange.Declaration? {
        // What has no members that change by themselves is shown with all that it says.
        let isPlain: Bool =
            switch kind {
            case .view, .type, .sequence, .extension, .opaque, nil: true
            case .table, .enumeration, .namespace: false
            }
        return isWhole && kind != .namespace || isPlain
            ? declarations.whole(at: anchor.span) : declarations.head(at: anchor.span)
    }

    /// The place of an object's or a part's name.
    func anchor(_ object: ObjectIdentity, _ part: Change.Part?) -> SourceAnchor? {
        places.place(of: Change(.changed(.definition), object, part: part))?.anchor
    }
}
