// A project board as many are written: state in hooks, MUI for everything one sees.
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ThemeProvider, createTheme } from '@mui/material/styles';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import Container from '@mui/material/Container';
import CssBaseline from '@mui/material/CssBaseline';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import Slider from '@mui/material/Slider';
import Tab from '@mui/material/Tab';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import Toolbar from '@mui/material/Toolbar';
import Typography from '@mui/material/Typography';

const START = ['Measure the wall', 'Draw the shelf', 'Buy screws'].map((title, i) => ({ id: i + 1, title, done: false, priority: ['Low', 'Normal', 'Normal'][i], effort: 20 + i * 25 }));
const COLOURS = { Low: 'default', Normal: 'info', High: 'error' };

function Edit({ task, onSave, onClose }) {
  const [draft, setDraft] = useState(task);
  return (
    <Dialog open onClose={onClose} fullWidth>
      <DialogTitle>Edit task</DialogTitle>
      <DialogContent>
        <TextField margin="dense" fullWidth label="Title" value={draft.title} onChange={(e) => setDraft({ ...draft, title: e.target.value })} />
        <TextField margin="dense" fullWidth select label="Priority" value={draft.priority} slotProps={{ select: { SelectDisplayProps: { id: 'priority' } } }} onChange={(e) => setDraft({ ...draft, priority: e.target.value })}>
          {Object.keys(COLOURS).map((name) => <MenuItem key={name} value={name}>{name}</MenuItem>)}
        </TextField>
        <Typography gutterBottom sx={{ mt: 2 }}>Effort</Typography>
        <Slider value={draft.effort} onChange={(e, effort) => setDraft({ ...draft, effort })} />
      </DialogContent>
      <DialogActions><Button onClick={onClose}>Cancel</Button><Button id="save" variant="contained" onClick={() => onSave(draft)}>Save</Button></DialogActions>
    </Dialog>
  );
}

function Board({ tasks, onAdd, onToggle, onEdit }) {
  const [title, setTitle] = useState('');
  const add = (event) => {
    if (event.key !== 'Enter' || !title) return;
    onAdd(title);
    setTitle('');
  };
  return (
    <>
      <TextField id="new-task" fullWidth label="New task" value={title} onChange={(e) => setTitle(e.target.value)} onKeyDown={add} sx={{ my: 2 }} />
      <List>
        {tasks.map((task) => (
          <ListItem key={task.id} data-task={task.id} divider secondaryAction={<IconButton aria-label="Edit" onClick={() => onEdit(task)}>✎</IconButton>}>
            <Checkbox checked={task.done} onChange={() => onToggle(task.id)} />
            <ListItemText primary={task.title} sx={{ textDecoration: task.done ? 'line-through' : 'none' }} />
            <Chip size="small" label={task.priority} color={COLOURS[task.priority]} sx={{ mr: 4 }} />
          </ListItem>
        ))}
      </List>
    </>
  );
}

function Rows({ tasks }) {
  const [up, setUp] = useState(false);
  const sorted = up ? [...tasks].sort((a, b) => a.title.localeCompare(b.title)) : tasks;
  return (
    <Table>
      <TableHead><TableRow><TableCell>#</TableCell><TableCell><TableSortLabel active={up} direction="asc" onClick={() => setUp(!up)}>Title</TableSortLabel></TableCell><TableCell align="right">Effort</TableCell></TableRow></TableHead>
      <TableBody>{sorted.map((task) => <TableRow key={task.id} hover><TableCell>{task.id}</TableCell><TableCell>{task.title}</TableCell><TableCell align="right">{task.effort}</TableCell></TableRow>)}</TableBody>
    </Table>
  );
}

function App() {
  const [tasks, setTasks] = useState(START);
  const [tab, setTab] = useState(0);
  const [dark, setDark] = useState(false);
  const [edited, setEdited] = useState(null);
  const theme = useMemo(() => createTheme({ palette: { mode: dark ? 'dark' : 'light', primary: { main: dark ? '#8fc7b0' : '#1f5c4a' } } }), [dark]);
  const change = (id, what) => setTasks(tasks.map((task) => (task.id === id ? { ...task, ...what(task) } : task)));
  const done = (tasks.filter((task) => task.done).length / tasks.length) * 100;
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <AppBar position="static"><Toolbar><Typography variant="h6" sx={{ flexGrow: 1 }}>Project board</Typography><Button id="mode" color="inherit" onClick={() => setDark(!dark)}>{dark ? 'Light' : 'Dark'}</Button></Toolbar></AppBar>
      <Container maxWidth="md">
        <Tabs value={tab} onChange={(e, next) => setTab(next)}><Tab label="List" /><Tab label="Table" /></Tabs>
        <LinearProgress variant="determinate" value={done} />
        <Card sx={{ my: 2, px: 2 }}>
          {tab === 0 ? <Board tasks={tasks} onAdd={(title) => setTasks([...tasks, { id: tasks.length + 1, title, done: false, priority: 'Normal', effort: 10 }])} onToggle={(id) => change(id, (task) => ({ done: !task.done }))} onEdit={setEdited} /> : <Rows tasks={tasks} />}
        </Card>
        <Box sx={{ color: 'text.secondary' }}>{tasks.length} tasks</Box>
      </Container>
      {edited && <Edit task={edited} onClose={() => setEdited(null)} onSave={(draft) => { change(draft.id, () => draft); setEdited(null); }} />}
    </ThemeProvider>
  );
}

createRoot(document.getElementById('root')).render(<App />);
