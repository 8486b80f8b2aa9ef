/// An entity-relationship diagram as an SVG document that needs nothing else: no script, no font, no other file.
struct SVGDiagram {
    /// The bytes of the document. The same graph gives the same bytes everywhere.
    static func bytes(of graph: DiagramGraph, title: String, description: String) -> [UInt8] {
        let faces = graph.boxes.map { BoxFace($0) }
        let layout = DiagramLayout(graph, faces: faces)
        var writer = SVGWriter(graph, faces, layout)
        return writer.write(title: ShownText.clean(title), description: ShownText.clean(description))
    }
}
