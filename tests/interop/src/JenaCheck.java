import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.tdb2.TDB2Factory;

/** Reads RDF files strictly (any warning is an error) and runs queries over the union: JenaCheck FILE… -- QUERYFILE… */
public class JenaCheck {
    public static void main(String[] args) throws Exception {
        List<String> files = new ArrayList<>(), queries = new ArrayList<>();
        boolean after = false;
        for (String a : args) { if (a.equals("--")) after = true; else (after ? queries : files).add(a); }
        DatasetGraph last = null;
        for (String file : files) {
            DatasetGraph graph = DatasetGraphFactory.createTxnMem();
            RDFParser.source(file).strict(false).checking(true).errorHandler(ErrorHandlerFactory.errorHandlerExceptionOnError()).parse(graph);
            long quads = 0;
            TreeSet<String> triples = new TreeSet<>();
            var all = graph.find();
            while (all.hasNext()) { var q = all.next(); quads++; triples.add(q.asTriple().toString()); }
            System.out.println("file " + file + " quads " + quads + " triples " + triples.size());
            last = graph;
        }
        Dataset dataset = DatasetFactory.wrap(last);
        String folder = System.getProperty("tdb");
        if (folder != null) {                                   // the last file goes into a TDB2 store on disk, and the queries ask that
            Dataset stored = TDB2Factory.connectDataset(folder);
            stored.begin(ReadWrite.WRITE);
            stored.asDatasetGraph().addAll(last);
            stored.commit();
            stored.begin(ReadWrite.READ);
            dataset = stored;
        }
        for (String query : queries) {
            String text = Files.readString(Path.of(query));
            TreeSet<String> rows = new TreeSet<>();
            try (QueryExecution run = QueryExecutionFactory.create(text, dataset.getUnionModel().getGraph().isEmpty() ? dataset.getDefaultModel() : dataset.getUnionModel())) {
                ResultSet found = run.execSelect();
                while (found.hasNext()) {
                    QuerySolution s = found.next();
                    StringBuilder row = new StringBuilder();
                    for (String v : found.getResultVars()) {
                        RDFNode n = s.get(v);
                        row.append(n == null ? "" : n.isLiteral() ? n.asLiteral().getLexicalForm() : n.toString()).append('\t');
                    }
                    rows.add(row.toString().replace("\n", "\\n"));
                }
            }
            System.out.println("query " + Path.of(query).getFileName() + " rows " + rows.size());
            for (String r : rows) System.out.println("row " + r);
        }
    }
}
